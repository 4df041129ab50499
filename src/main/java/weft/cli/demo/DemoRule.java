package weft.cli.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the demonstration server answers for one path.
 *
 * @param status the HTTP status
 * @param headers header fields that are sent as they stand, in order
 * @param file the file, relative to the site's folder, that the body comes from; absent where it is
 *     the file that the path names
 * @param pause how long the answer takes
 * @param gzipped whether the body is compressed
 * @param calendar whether the path, and all below it, belong to the endless calendar
 */
record DemoRule(
    int status,
    Map<String, String> headers,
    Optional<String> file,
    Duration pause,
    boolean gzipped,
    boolean calendar) {

  /** A plain file. */
  static final DemoRule PLAIN =
      new DemoRule(200, Map.of(), Optional.empty(), Duration.ZERO, false, false);

  /** No file. */
  static final DemoRule MISSING =
      new DemoRule(404, Map.of(), Optional.of("_404.html"), Duration.ZERO, false, false);

  /** The rule that a line's status and its further parts spell. */
  static DemoRule of(int status, Iterable<String> parts) {
    var headers = new LinkedHashMap<String, String>();
    DemoRule rule = new DemoRule(status, headers, Optional.empty(), Duration.ZERO, false, false);
    for (String part : parts) {
      if (part.startsWith("@")) {
        rule = rule.with(part);
      } else {
        int colon = part.indexOf(':');
        headers.put(part.substring(0, colon).strip(), part.substring(colon + 1).strip());
      }
    }
    return rule;
  }

  /** A redirect to {@code target}. */
  static DemoRule moved(String target) {
    return of(301, List.of("Location: " + target));
  }

  private DemoRule with(String word) {
    int blank = word.indexOf(' ');
    String name = blank < 0 ? word : word.substring(0, blank);
    String value = blank < 0 ? "" : word.substring(blank + 1).strip();
    return switch (name) {
      case "@file" -> new DemoRule(status, headers, Optional.of(value), pause, gzipped, calendar);
      case "@wait" -> {
        Duration wait = Duration.ofMillis(Long.parseLong(value));
        yield new DemoRule(status, headers, file, wait, gzipped, calendar);
      }
      case "@gzip" -> new DemoRule(status, headers, file, pause, true, calendar);
      case "@calendar" -> new DemoRule(status, headers, file, pause, gzipped, true);
      default -> throw new IllegalArgumentException("no such word in _site.txt: " + name);
    };
  }
}
