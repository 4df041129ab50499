package weft.cli.ask;

import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.analysis.DiffCounts;
import weft.analysis.PageChange;
import weft.analysis.PageChange.Field;
import weft.cli.output.Out;
import weft.cli.output.Printable;

/** Changes as Markdown: a list, and the counts at its end. */
final class DiffMarkdown implements DiffWriter {
  private final Out out;

  DiffMarkdown(Out out, String before, String after) {
    this.out = out;
    out.line("# Changes from " + code(before) + " to " + code(after) + "\n");
  }

  @Override
  public void change(PageChange change) {
    out.line("- **" + change.kind().name().toLowerCase(Locale.ROOT) + "** <" + change.url() + ">");
    for (Field field : change.fields()) {
      out.line("  - " + field.name() + values(field));
    }
    if (!change.passages().isEmpty()) {
      out.line("\n  ~~~~~~diff");
      change.passages().forEach(passage -> out.line("  " + Printable.line(passage)));
      out.line("  ~~~~~~\n");
    }
  }

  private static String values(Field field) {
    if (field.before() == null && field.after() == null) {
      return "";
    }
    return ": " + shown(field.before()) + " → " + shown(field.after());
  }

  private static String shown(@Nullable String value) {
    return value == null ? "none" : code(value);
  }

  /** Text that means nothing to Markdown, fenced by more backquotes than stand in it. */
  private static String code(String text) {
    String line = Printable.line(text);
    String fence = "`";
    while (line.contains(fence)) {
      fence += "`";
    }
    String gap = line.isEmpty() || line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + gap + line + gap + fence;
  }

  @Override
  public void end(DiffCounts counts) {
    out.line("\n" + DiffList.summary(counts) + ".");
    if (!counts.fields().isEmpty()) {
      out.line("\n| what has changed | pages |\n| --- | ---: |");
      new TreeMap<>(counts.fields())
          .forEach((field, pages) -> out.line("| " + field + " | " + pages + " |"));
    }
  }
}
