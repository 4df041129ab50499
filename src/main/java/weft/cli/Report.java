package weft.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines of a report under construction: aligned, and made harmless for a terminal. */
final class Report {
  private static final int LABEL = 18;
  private static final int COUNT = 10;

  private final List<String> lines = new ArrayList<>();

  void line(String line) {
    lines.add(Printable.line(line).stripTrailing());
  }

  void blank() {
    if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
      lines.add("");
    }
  }

  /** A label and what is to be said of it. */
  void fact(String label, String fact) {
    line("  " + DisplayWidth.pad(label, LABEL, false) + " " + fact);
  }

  /** A count of a whole, and a remark. */
  void count(String label, long number, String remark) {
    fact(label, DisplayWidth.pad(Wording.number(number), COUNT, true) + "  " + remark);
  }

  /** A count of a part. */
  void part(String label, long number, String remark) {
    count("  " + label, number, remark);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
