package weft.url;

import java.util.Optional;

/**
 * An absolute http or https URL in canonical form: no fragment, no userinfo, no default port, never
 * an empty path. Two URLs are the same exactly when their texts are. Made by {@link Canonicalizer};
 * read back from the store by {@link #ofCanonical}.
 */
public final class Url implements Comparable<Url> {
  private final String text;
  private final int hostStart;
  private final int hostEnd;
  private final int pathStart;

  private Url(String text) {
    this.text = text;
    hostStart = text.startsWith("https://") ? 8 : 7;
    int slash = text.indexOf('/', hostStart);
    if (!(text.startsWith("http://") || hostStart == 8) || slash <= hostStart) {
      throw new IllegalArgumentException("not a canonical http(s) URL: " + text);
    }
    pathStart = slash;
    int from = text.charAt(hostStart) == '[' ? text.indexOf(']', hostStart) : hostStart;
    int colon = text.indexOf(':', Math.max(from, hostStart));
    hostEnd = colon >= 0 && colon < pathStart ? colon : pathStart;
  }

  /** The URL whose canonical text this is; the text is trusted to come from a canonicalizer. */
  public static Url ofCanonical(String text) {
    return new Url(text);
  }

  /** The whole URL. */
  public String text() {
    return text;
  }

  /** {@code http} or {@code https}. */
  public String scheme() {
    return hostStart == 8 ? "https" : "http";
  }

  /** The host name or address; IPv6 in brackets. */
  public String host() {
    return text.substring(hostStart, hostEnd);
  }

  /** The effective port: the scheme's default where the text names none. */
  public int port() {
    if (hostEnd == pathStart) {
      return hostStart == 8 ? 443 : 80;
    }
    return Integer.parseInt(text, hostEnd + 1, pathStart, 10);
  }

  /** Name and port, the unit of politeness. */
  public HostKey hostKey() {
    return new HostKey(host(), port());
  }

  /** Scheme, host and port as they stand in the text, without a slash (RFC 6454). */
  public String origin() {
    return text.substring(0, pathStart);
  }

  /** The path, which begins with a slash. */
  public String path() {
    int question = text.indexOf('?', pathStart);
    return question < 0 ? text.substring(pathStart) : text.substring(pathStart, question);
  }

  /** The query without its question mark; empty where there is no question mark. */
  public Optional<String> query() {
    int question = text.indexOf('?', pathStart);
    return question < 0 ? Optional.empty() : Optional.of(text.substring(question + 1));
  }

  /** Path and query, as a request line and robots.txt rules see them. */
  public String pathAndQuery() {
    return text.substring(pathStart);
  }

  /** Where the path begins in the text. */
  int pathStart() {
    return pathStart;
  }

  @Override
  public int compareTo(Url other) {
    return text.compareTo(other.text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Url url && url.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
