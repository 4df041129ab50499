package weft.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a robots.txt that begin with a word. */
final class RobotsLines {
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
