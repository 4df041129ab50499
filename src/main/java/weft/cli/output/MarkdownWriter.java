package weft.cli.output;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table in Markdown, as many places that show texts draw it. */
final class MarkdownWriter implements ResultWriter {
  private final Out out;

  MarkdownWriter(Out out) {
    this.out = out;
  }

  @Override
  public void columns(List<String> names) {
    out.line(line(names));
    out.line("|" + " --- |".repeat(names.size()));
  }

  @Override
  public void row(List<@Nullable Object> values) {
    out.line(line(values));
  }

  @Override
  public void end() {}

  private static String line(List<? extends @Nullable Object> cells) {
    return cells.stream().map(MarkdownWriter::cell).collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      default ->
          Printable.line(value.toString())
              .replace("\\", "\\\\")
              .replace("|", "\\|")
              .replace("<", "&lt;");
    };
  }
}
