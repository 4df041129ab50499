package weft.analysis;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** The passages in which two texts differ, as a unified diff of their lines. */
final class TextDiff {
  private static final int CONTEXT = 1;
  private static final int MOST_LINES = 20_000;

  private TextDiff() {}

  /** The lines of the diff, without those that name files. */
  static List<String> of(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    if (old.size() + now.size() > MOST_LINES) {
      return List.of("@@ more than " + MOST_LINES + " lines, not compared @@");
    }
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff("", "", old, DiffUtils.diff(old, now), CONTEXT);
    return lines.size() < 2 ? List.of() : lines.subList(2, lines.size());
  }
}
