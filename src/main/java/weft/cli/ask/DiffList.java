package weft.cli.ask;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.analysis.DiffCounts;
import weft.analysis.PageChange;
import weft.analysis.PageChange.Field;
import weft.analysis.PageChange.Kind;
import weft.cli.output.DisplayWidth;
import weft.cli.output.Out;
import weft.cli.output.Printable;
import weft.cli.output.Screen;
import weft.cli.output.Wording;

/** Changes for people: a line a URL, below it a line for each thing that has changed. */
final class DiffList implements DiffWriter {
  private static final String MARGIN = "         ";

  private final Out out;
  private final Screen screen;

  DiffList(Out out, Screen screen) {
    this.out = out;
    this.screen = screen;
  }

  @Override
  public void change(PageChange change) {
    String kind = change.kind().name().toLowerCase(Locale.ROOT);
    line("%-7s  %s".formatted(kind, change.url()));
    for (Field field : change.fields()) {
      line(MARGIN + text(field));
    }
    change.passages().forEach(passage -> line(MARGIN + passage));
  }

  private void line(String text) {
    String harmless = Printable.line(text);
    out.line(screen.out() ? DisplayWidth.cut(harmless, screen.width()) : harmless);
  }

  private static String text(Field field) {
    if (field.name().equals("link")) {
      return field.before() == null ? "link + " + field.after() : "link - " + field.before();
    }
    if (field.before() == null && field.after() == null) {
      return field.name() + ": other passages";
    }
    return field.name() + ": " + shown(field.before()) + " → " + shown(field.after());
  }

  private static String shown(@Nullable String value) {
    return value == null ? "(none)" : value;
  }

  @Override
  public void end(DiffCounts counts) {
    out.line(summary(counts));
  }

  /** The counts in one line. */
  static String summary(DiffCounts counts) {
    String bytes =
        counts.otherBytes() == 0
            ? ""
            : " (%s of them in other bytes)".formatted(Wording.number(counts.otherBytes()));
    return "%s new, %s gone, %s changed, %s the same%s"
        .formatted(
            Wording.number(counts.of(Kind.NEW)),
            Wording.number(counts.of(Kind.GONE)),
            Wording.number(counts.of(Kind.CHANGED)),
            Wording.number(counts.same()),
            bytes);
  }
}
