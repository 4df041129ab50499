package weft.cli.output;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table aligned by display width. Column widths come from the first rows, which are held back
 * until there are enough of them; on a terminal cells are cut so that a row stays on one line.
 * Numbers stand to the right. Text is made harmless, see {@link Printable}.
 */
public final class TableWriter implements ResultWriter {
  private static final int SAMPLE = 500;
  private static final int NARROWEST = 6;
  private static final int LONGEST_CELL = 10_000;
  private static final String GAP = "  ";

  private final Out out;
  private final Screen screen;
  private final List<String> header = new ArrayList<>();
  private final List<List<@Nullable Object>> sample = new ArrayList<>();
  private int[] widths = {};
  private boolean measured;

  /** A writer to there, as wide as the terminal is. */
  public TableWriter(Out out, Screen screen) {
    this.out = out;
    this.screen = screen;
  }

  @Override
  public void columns(List<String> names) {
    names.forEach(name -> header.add(Printable.line(name)));
  }

  @Override
  public void row(List<@Nullable Object> values) {
    if (measured) {
      write(values);
      return;
    }
    sample.add(new ArrayList<>(values));
    if (sample.size() == SAMPLE) {
      begin();
    }
  }

  @Override
  public void end() {
    if (!measured) {
      begin();
    }
  }

  private void begin() {
    measured = true;
    widths = header.stream().mapToInt(DisplayWidth::of).toArray();
    for (List<@Nullable Object> row : sample) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(cell(row.get(i))));
      }
    }
    if (screen.out()) {
      fit();
    }
    head();
    sample.forEach(this::write);
    sample.clear();
  }

  /** Takes a column at a time from the widest until the row fits the terminal. */
  private void fit() {
    int total = GAP.length() * (widths.length - 1);
    for (int width : widths) {
      total += width;
    }
    int widest = widest();
    while (total > screen.width() && widths[widest] > NARROWEST) {
      int next =
          Math.max(
              NARROWEST, Math.max(secondWidest(widest), widths[widest] - (total - screen.width())));
      int cut = next < widths[widest] ? widths[widest] - next : 1;
      widths[widest] -= cut;
      total -= cut;
      widest = widest();
    }
  }

  private int widest() {
    int widest = 0;
    for (int i = 1; i < widths.length; i++) {
      widest = widths[i] > widths[widest] ? i : widest;
    }
    return widest;
  }

  private int secondWidest(int widest) {
    int second = 0;
    for (int i = 0; i < widths.length; i++) {
      second = i == widest ? second : Math.max(second, widths[i]);
    }
    return second;
  }

  private void head() {
    StringBuilder names = new StringBuilder();
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      names.append(i == 0 ? "" : GAP);
      names.append(DisplayWidth.pad(cut(header.get(i), i), widths[i], false));
      rule.append(i == 0 ? "" : GAP).append("-".repeat(widths[i]));
    }
    out.line(names.toString().stripTrailing());
    out.line(rule.toString());
  }

  private void write(List<@Nullable Object> values) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : GAP);
      boolean right = values.get(i) instanceof Number;
      line.append(DisplayWidth.pad(cut(cell(values.get(i)), i), widths[i], right));
    }
    out.line(line.toString().stripTrailing());
  }

  private String cut(String cell, int column) {
    return screen.out() ? DisplayWidth.cut(cell, widths[column]) : cell;
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case byte[] bytes when bytes.length > 16 ->
          HexFormat.of().formatHex(bytes, 0, 16) + "… (" + bytes.length + " bytes)";
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case String text when text.length() > LONGEST_CELL ->
          Printable.line(text.substring(0, LONGEST_CELL)) + "…";
      default -> Printable.line(value.toString());
    };
  }
}
