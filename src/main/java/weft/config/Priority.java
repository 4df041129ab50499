package weft.config;

import java.util.List;
import java.util.regex.Pattern;
import weft.url.Url;

/** How soon the URLs in which a pattern is found are visited among those of their host. */
public record Priority(Pattern pattern, int value) {

  /** What holds for a URL: of those that match the last; 0 where none does. */
  static int of(Url url, List<Priority> priorities) {
    for (Priority each : priorities.reversed()) {
      if (each.pattern.matcher(url.text()).find()) {
        return each.value;
      }
    }
    return 0;
  }
}
