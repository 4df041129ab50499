package weft.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * A proxy: how it is spoken to and where it is.
 *
 * @param host name or address; IPv6 in brackets
 * @param login what it wants to know of us; absent where nothing
 */
public record ProxyAddress(Kind kind, String host, int port, @Nullable Login login) {
  private static final int LONGEST_LOGIN = 255;

  /** How a proxy is spoken to. */
  public enum Kind {
    /** HTTP, with CONNECT for https. */
    HTTP(80),
    /** The same over TLS. */
    HTTPS(443),
    /** SOCKS version 5. */
    SOCKS5(1080);

    private final int port;

    Kind(int port) {
      this.port = port;
    }

    private String scheme() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The proxy of a URL such as {@code http://proxy.example.org:3128} or {@code
   * socks5://user@127.0.0.1:1080}; without a scheme http is meant.
   *
   * @throws IllegalArgumentException where it is none: what is wanted, without the text
   */
  public static ProxyAddress parse(String text) {
    String url = text.contains("://") ? text : "http://" + text;
    int end = url.lastIndexOf('@');
    int start = url.indexOf("://") + 3;
    String userinfo = end < start ? "" : url.substring(start, end);
    URI uri = uri(end < start ? url : url.substring(0, start) + url.substring(end + 1));
    Kind kind = kind(uri.getScheme().toLowerCase(Locale.ROOT));
    int port = uri.getPort() < 0 ? kind.port : uri.getPort();
    Login login = userinfo.isEmpty() ? null : Credentials.login(userinfo);
    if (kind == Kind.SOCKS5
        && login != null
        && (tooLong(login.user()) || tooLong(login.password()))) {
      throw new IllegalArgumentException(
          "a SOCKS proxy takes a name and a password of at most 255 bytes each");
    }
    return new ProxyAddress(kind, uri.getHost(), port, login);
  }

  private static boolean tooLong(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length > LONGEST_LOGIN;
  }

  private static URI uri(String text) {
    try {
      URI uri = new URI(text);
      boolean bare = uri.getRawPath() == null || uri.getRawPath().matches("/?");
      if (uri.getHost() != null && bare && uri.getRawQuery() == null && uri.getPort() <= 65535) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Said below, without the text: there may be a password in it.
    }
    throw new IllegalArgumentException("no proxy; write it like http://proxy.example.org:3128");
  }

  private static Kind kind(String scheme) {
    return switch (scheme) {
      case "http" -> Kind.HTTP;
      case "https" -> Kind.HTTPS;
      case "socks5", "socks5h", "socks" -> Kind.SOCKS5;
      default -> throw new IllegalArgumentException("a proxy is http://, https:// or socks5://");
    };
  }

  /** As the Java library names it; none where the sockets themselves see to it. */
  Proxy proxy() {
    return kind == Kind.SOCKS5
        ? Proxy.NO_PROXY
        : new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(name(), port));
  }

  /** Name or address, without brackets. */
  String name() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Where it is, by those names. */
  InetAddress address(Dns names) throws UnknownHostException {
    InetAddress literal = HostLiteral.of(host);
    return literal == null ? names.lookup(host).getFirst() : literal;
  }

  /** Whether it reads requests for plain pages, and not only passes bytes on. */
  boolean readsRequests() {
    return kind != Kind.SOCKS5;
  }

  /** The value of the Proxy-Authorization header; absent where there is none. */
  @Nullable String authorization() {
    return login == null ? null : Credentials.basic(Objects.requireNonNull(login));
  }

  /** Kind, name and port, without what is secret. */
  @Override
  public String toString() {
    return kind.scheme() + "://" + host + ":" + port;
  }
}
