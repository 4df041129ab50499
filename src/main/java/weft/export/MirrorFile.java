package weft.export;

import java.util.Map;
import weft.url.Url;

/** The file of a mirror in which a URL is found. */
final class MirrorFile {
  /** Endings that a browser needs to know what it opens. */
  private static final Map<String, String> FORCED =
      Map.of("text/html", ".html", "application/xhtml+xml", ".html", "text/css", ".css");

  /** Endings for files whose URL has none. */
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("text/plain", ".txt"),
          Map.entry("text/javascript", ".js"),
          Map.entry("application/javascript", ".js"),
          Map.entry("application/json", ".json"),
          Map.entry("application/pdf", ".pdf"),
          Map.entry("application/xml", ".xml"),
          Map.entry("text/xml", ".xml"),
          Map.entry("image/png", ".png"),
          Map.entry("image/jpeg", ".jpg"),
          Map.entry("image/gif", ".gif"),
          Map.entry("image/webp", ".webp"),
          Map.entry("image/avif", ".avif"),
          Map.entry("image/svg+xml", ".svg"),
          Map.entry("font/woff2", ".woff2"));

  private MirrorFile() {}

  /** Whether an answer has a file: it was answered well, or is a redirect. */
  static boolean exists(int status) {
    return status == 200 || isRedirect(status);
  }

  static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /**
   * Its path below the mirror.
   *
   * @param type media type of the answer; empty where the server named none
   * @param page whether it was read as a page
   */
  static String of(Url url, int status, String type, boolean page) {
    boolean html = isRedirect(status) || (page && type.isEmpty());
    String forced = html ? ".html" : FORCED.getOrDefault(type, "");
    if (!forced.isEmpty()) {
      return SafeName.of(url, forced);
    }
    String path = url.path();
    boolean bare = SafeName.ending(path.substring(path.lastIndexOf('/') + 1)).isEmpty();
    return SafeName.of(url, bare ? USUAL.getOrDefault(type, "") : "");
  }

  /** How the one file names the other in a link. */
  static String link(String from, String to) {
    int same = 0;
    for (int i = 0;
        i < Math.min(from.length(), to.length()) && from.charAt(i) == to.charAt(i);
        i++) {
      same = from.charAt(i) == '/' ? i + 1 : same;
    }
    long up = from.substring(same).chars().filter(c -> c == '/').count();
    return "../".repeat((int) up) + to.substring(same).replace("~", "%7E");
  }
}
