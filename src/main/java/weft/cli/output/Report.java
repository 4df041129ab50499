package weft.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Lines of a report under construction: aligned, and made harmless for a terminal. */
public final class Report {
  private static final int LABEL = 18;
  private static final int COUNT = 10;

  private final List<String> lines = new ArrayList<>();

  /** Adds a line. */
  public void line(String line) {
    lines.add(Printable.line(line).stripTrailing());
  }

  /** Adds an empty line, unless the last is empty or there is none yet. */
  public void blank() {
    if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
      lines.add("");
    }
  }

  /** A label and what is to be said of it. */
  public void fact(String label, String fact) {
    line("  " + DisplayWidth.pad(label, LABEL, false) + " " + fact);
  }

  /** A count of a whole, and a remark. */
  public void count(String label, long number, String remark) {
    fact(label, DisplayWidth.pad(Wording.number(number), COUNT, true) + "  " + remark);
  }

  /** A count of a part. */
  public void part(String label, long number, String remark) {
    count("  " + label, number, remark);
  }

  /** The lines so far, from the first. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
