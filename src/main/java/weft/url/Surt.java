package weft.url;

/**
 * Sort-friendly forms of a URL: the labels of the host name reversed, so that all of a domain sorts
 * together. Addresses keep their order. Nothing is dropped that tells two resources of one scheme
 * apart: no {@code www.} is stripped, no query sorted, no case folded.
 */
public final class Surt {
  private Surt() {}

  /** With scheme, as in Heritrix: {@code http://(org,example,www,:8080)/path?query}. */
  public static String of(Url url) {
    StringBuilder out = new StringBuilder(url.text().length() + 4);
    out.append(url.scheme()).append("://(");
    if (appendReversed(url.host(), out)) {
      out.append(',');
    }
    return appendRest(url, out);
  }

  /** Without scheme, as in CDXJ indexes: {@code org,example,www:8080)/path?query}. */
  public static String key(Url url) {
    StringBuilder out = new StringBuilder(url.text().length());
    appendReversed(url.host(), out);
    return appendRest(url, out);
  }

  private static String appendRest(Url url, StringBuilder out) {
    String origin = url.origin();
    if (origin.length() > url.scheme().length() + 3 + url.host().length()) {
      out.append(':').append(url.port());
    }
    return out.append(')').append(url.pathAndQuery()).toString();
  }

  /** Whether there were labels to reverse. */
  private static boolean appendReversed(String host, StringBuilder out) {
    if (host.startsWith("[") || Ipv4.isMeant(host)) {
      out.append(host);
      return false;
    }
    int end = host.length();
    while (end >= 0) {
      int dot = host.lastIndexOf('.', end - 1);
      out.append(host, dot + 1, end);
      if (dot < 0) {
        return true;
      }
      out.append(',');
      end = dot;
    }
    return true;
  }
}
