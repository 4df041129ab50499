package weft.url;

import org.jspecify.annotations.Nullable;

/**
 * A URL of any scheme, taken apart; every part is percent-encoded as the standard wants it.
 *
 * @param scheme lower case, without the colon
 * @param username empty where there is none
 * @param password empty where there is none
 * @param host IPv6 in brackets; absent in URLs such as {@code mailto:a@b.example}
 * @param port -1 where the text names none or the scheme's own
 * @param path with its leading slash, unless it is opaque or empty
 * @param opaque whether the path is plain text that no relative reference can be resolved against
 * @param query without its question mark; absent where there is no question mark
 * @param fragment without its hash sign; absent where there is no hash sign
 */
public record ParsedUrl(
    String scheme,
    String username,
    String password,
    @Nullable String host,
    int port,
    String path,
    boolean opaque,
    @Nullable String query,
    @Nullable String fragment)
    implements ParseResult {

  /** The parts of a canonical URL. */
  public static ParsedUrl of(Url url) {
    String scheme = url.scheme();
    int port = url.port() == defaultPort(scheme) ? -1 : url.port();
    String query = url.query().orElse(null);
    return new ParsedUrl(scheme, "", "", url.host(), port, url.path(), false, query, null);
  }

  /** The port that a special scheme stands for; -1 where it has none or is not special. */
  static int defaultPort(String scheme) {
    return switch (scheme) {
      case "http", "ws" -> 80;
      case "https", "wss" -> 443;
      case "ftp" -> 21;
      default -> -1;
    };
  }

  /** Whether the standard gives that scheme a syntax of its own: hosts are domain names. */
  static boolean isSpecial(String scheme) {
    return defaultPort(scheme) >= 0 || scheme.equals("file");
  }

  /** Whether the scheme is http or https. */
  public boolean isWeb() {
    return scheme.equals("https") || scheme.equals("http");
  }

  /** {@code user:password} as it stands in the URL; absent where both are empty. */
  public @Nullable String userinfo() {
    if (username.isEmpty() && password.isEmpty()) {
      return null;
    }
    return password.isEmpty() ? username : username + ":" + password;
  }

  /** The same URL without its fragment. */
  ParsedUrl withoutFragment() {
    return fragment == null
        ? this
        : new ParsedUrl(scheme, username, password, host, port, path, opaque, query, null);
  }

  /** The same URL without user name and password. */
  ParsedUrl withoutUserinfo() {
    return userinfo() == null
        ? this
        : new ParsedUrl(scheme, "", "", host, port, path, opaque, query, fragment);
  }

  /** The whole URL, fragment included. */
  public String href() {
    return fragment == null ? text() : text() + "#" + fragment;
  }

  /** The whole URL but for its fragment. */
  public String text() {
    StringBuilder out = new StringBuilder(64).append(scheme).append(':');
    if (host != null) {
      appendAuthority(out.append("//"));
    } else if (!opaque && path.startsWith("//")) {
      out.append("/.");
    }
    out.append(path);
    if (query != null) {
      out.append('?').append(query);
    }
    return out.toString();
  }

  private void appendAuthority(StringBuilder out) {
    String userinfo = userinfo();
    if (userinfo != null) {
      out.append(userinfo).append('@');
    }
    out.append(host);
    if (port >= 0) {
      out.append(':').append(port);
    }
  }
}
