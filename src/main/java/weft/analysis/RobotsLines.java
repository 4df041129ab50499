package weft.analysis;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a robots.txt that begin with a word. */
final class RobotsLines {
  private static final Pattern KNOWN =
      Pattern.compile(
          "(?i)(?:user-?agent|allow|disallow|sitemap|crawl-delay|host|clean-param|request-rate"
              + "|visit-time|noindex|nofollow|content-signal|content-usage)\\s*:.*");

  private RobotsLines() {}

  /** How many there are. */
  static int count(String text, String word) {
    return values(text, word).size();
  }

  /** What the first one says; null where there is none. */
  static @Nullable String first(String text, String word) {
    List<String> values = values(text, word);
    return values.isEmpty() ? null : values.getFirst();
  }

  /** The first line that is neither empty, a comment nor a field that crawlers know; or null. */
  static @Nullable String unknown(String text) {
    return text.lines()
        .map(line -> line.replace("\ufeff", "").replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty() && !KNOWN.matcher(line).matches())
        .map(line -> line.substring(0, Math.min(100, line.length())))
        .findFirst()
        .orElse(null);
  }

  private static List<String> values(String text, String word) {
    return text.lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> line.regionMatches(true, 0, word, 0, word.length()))
        .map(line -> line.substring(word.length()).strip())
        .filter(rest -> rest.startsWith(":"))
        .map(rest -> rest.substring(1).strip())
        .toList();
  }
}
