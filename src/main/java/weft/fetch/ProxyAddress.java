package weft.fetch;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A proxy: how it is spoken to and where it is.
 *
 * @param kind HTTP (CONNECT for https) or SOCKS version 5
 * @param host name or address; IPv6 in brackets
 * @param login what it wants to know of us; absent where nothing
 */
public record ProxyAddress(Proxy.Type kind, String host, int port, @Nullable Login login) {

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
    Proxy.Type kind = kind(uri.getScheme().toLowerCase(Locale.ROOT));
    if (kind == Proxy.Type.SOCKS && !userinfo.isEmpty()) {
      throw new IllegalArgumentException(
          "a SOCKS proxy is asked without a name and password here; take them away");
    }
    int port = uri.getPort() < 0 ? (kind == Proxy.Type.SOCKS ? 1080 : 80) : uri.getPort();
    Login login = userinfo.isEmpty() ? null : Credentials.login(userinfo);
    return new ProxyAddress(kind, uri.getHost(), port, login);
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

  private static Proxy.Type kind(String scheme) {
    return switch (scheme) {
      case "http" -> Proxy.Type.HTTP;
      case "socks5", "socks5h", "socks" -> Proxy.Type.SOCKS;
      case "https" ->
          throw new IllegalArgumentException(
              "a proxy is spoken to in plain HTTP or SOCKS here; write http:// or socks5://"
                  + " (https pages are asked through either)");
      default -> throw new IllegalArgumentException("a proxy is http:// or socks5://");
    };
  }

  /** As the Java library names it. */
  Proxy proxy() {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return new Proxy(kind, InetSocketAddress.createUnresolved(name, port));
  }

  /** The value of the Proxy-Authorization header; absent where there is none. */
  @Nullable String authorization() {
    return login == null ? null : Credentials.basic(Objects.requireNonNull(login));
  }

  /** Kind, name and port, without what is secret. */
  @Override
  public String toString() {
    return (kind == Proxy.Type.SOCKS ? "socks5" : "http") + "://" + host + ":" + port;
  }
}
