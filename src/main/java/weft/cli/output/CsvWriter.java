package weft.cli.output;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180, but lines end as the shell's tools want them); bytes in
 * hexadecimal, nothing for NULL. Text that a spreadsheet would take for a formula gets an
 * apostrophe before it, unless texts are wanted as they are; numbers are left alone, also where
 * they are text.
 */
public final class CsvWriter implements ResultWriter {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

  private final Out out;
  private final boolean screen;
  private final boolean raw;

  /** A writer of cells that no spreadsheet takes for formulas. */
  public CsvWriter(Out out, Screen screen) {
    this(out, screen, false);
  }

  /** One that writes texts as they are. */
  public static CsvWriter raw(Out out, Screen screen) {
    return new CsvWriter(out, screen, true);
  }

  private CsvWriter(Out out, Screen screen, boolean raw) {
    this.out = out;
    this.raw = raw;
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

  private String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case String text -> isFormula(text) && !raw ? "'" + text : text;
      default -> value.toString();
    };
  }

  /** Whether a spreadsheet might reckon with that text; the wide forms are those of Japanese. */
  private static boolean isFormula(String text) {
    if (text.isEmpty() || "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20".indexOf(text.charAt(0)) < 0) {
      return false;
    }
    return !NUMBER.matcher(text).matches();
  }

  private static String field(String text) {
    boolean quote = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
