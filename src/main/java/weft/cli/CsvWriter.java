package weft.cli;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180, but lines end as the shell's tools want them); bytes in
 * hexadecimal, nothing for NULL.
 */
final class CsvWriter implements ResultWriter {
  private final Out out;
  private final boolean screen;

  CsvWriter(Out out, Screen screen) {
    this.out = out;
    this.screen = screen.out();
  }

  @Override
  public void columns(List<String> names) {
    write(names.stream().map(CsvWriter::field).collect(Collectors.joining(",")));
  }

  @Override
  public void row(List<@Nullable Object> values) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      line.append(i == 0 ? "" : ",").append(field(text(values.get(i))));
    }
    write(line.toString());
  }

  private void write(String line) {
    out.print((screen ? Printable.text(line) : line) + "\n");
  }

  @Override
  public void end() {}

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      default -> value.toString();
    };
  }

  private static String field(String text) {
    boolean quote = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
