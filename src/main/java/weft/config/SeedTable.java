package weft.config;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One column of a table in CSV (RFC 4180), of which one row after the other is read. The separator
 * is what is most frequent in the first line of comma, semicolon and tab. The column is the one
 * that was asked for by header or number; else the one whose header says that it holds URLs; else
 * the first that holds one in the first two rows. For one thread, one use.
 */
final class SeedTable {
  private static final Set<String> HEADERS =
      Set.of("url", "urls", "address", "loc", "link", "uri", "href", "page", "page url", "website");
  private static final Pattern WEB = Pattern.compile("\\s*https?://.*", Pattern.CASE_INSENSITIVE);
  private static final int PEEKED = 1 << 14;
  private static final int LONGEST_LINE = 1 << 20;
  private static final int NONE = Integer.MAX_VALUE;

  private final SeedFile file;

  /**
   * A row but the header; its fields may be blank.
   *
   * @param text what stands in the column of URLs
   * @param scope what stands in the column {@code scope}
   * @param depth what stands in the column {@code depth}
   * @param line where it begins
   */
  record Row(String text, String scope, String depth, int line) {}

  SeedTable(SeedFile file) {
    this.file = file;
  }

  /** Reads all rows but the header, and says which lines are none. */
  void read(InputStream bytes, Consumer<Row> rows, Consumer<TableRows.Broken> broken)
      throws IOException {
    BufferedInputStream in = new BufferedInputStream(bytes, 2 * PEEKED);
    char separator = separator(in);
    Reader text = new InputStreamReader(in, charset(in));
    Lines lines = new Lines(new BufferedReader(text, 1 << 16), LONGEST_LINE);
    read(new TableRows(lines, separator, broken), rows);
  }

  /** UTF-8, or UTF-16 where a byte order mark says so. */
  private static Charset charset(BufferedInputStream in) throws IOException {
    in.mark(2);
    int mark = in.read() << 8 | in.read();
    in.reset();
    return mark == 0xFEFF || mark == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }

  private static char separator(BufferedInputStream in) throws IOException {
    in.mark(PEEKED);
    String start = new String(in.readNBytes(PEEKED), StandardCharsets.UTF_8);
    in.reset();
    String line = start.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      best = count(line, candidate) > count(line, best) ? candidate : best;
    }
    return best;
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(c -> c == wanted).count();
  }

  private void read(TableRows table, Consumer<Row> rows) throws IOException {
    List<TableRows.Row> first = new ArrayList<>();
    Optional<TableRows.Row> next = table.next();
    for (; next.isPresent() && first.size() < 2; next = table.next()) {
      first.add(next.get());
    }
    if (first.isEmpty()) {
      return;
    }
    int column = column(first);
    TableRows.Row top = first.getFirst();
    boolean header = isHeader(top, column);
    int scope = header ? find(top, "scope"::equalsIgnoreCase).orElse(NONE) : NONE;
    int depth = header ? find(top, "depth"::equalsIgnoreCase).orElse(NONE) : NONE;
    Consumer<TableRows.Row> take =
        row ->
            rows.accept(
                new Row(field(row, column), field(row, scope), field(row, depth), row.line()));
    first.stream().skip(header ? 1 : 0).forEach(take);
    for (; next.isPresent(); next = table.next()) {
      take.accept(next.get());
    }
  }

  private static String field(TableRows.Row row, int column) {
    return column < row.fields().size() ? row.fields().get(column).strip() : "";
  }

  private int column(List<TableRows.Row> first) {
    TableRows.Row header = first.getFirst();
    if (file.column().isPresent()) {
      return named(header, file.column().get());
    }
    OptionalInt known = find(header, field -> HEADERS.contains(field.toLowerCase(Locale.ROOT)));
    for (TableRows.Row row : first) {
      if (known.isEmpty()) {
        known = find(row, field -> WEB.matcher(field).matches());
      }
    }
    if (known.isEmpty() && header.fields().size() > 1) {
      throw new ConfigException(
          "no column of seed file %s is known to hold URLs; name one of %s as %s@COLUMN"
              .formatted(file.name(), names(header), file.path()));
    }
    return known.orElse(0);
  }

  private int named(TableRows.Row header, String wanted) {
    OptionalInt found = find(header, field -> field.equalsIgnoreCase(wanted.strip()));
    if (found.isPresent()) {
      return found.getAsInt();
    }
    if (wanted.matches("[1-9]\\d{0,5}")) {
      return Integer.parseInt(wanted) - 1;
    }
    throw new ConfigException(
        "seed file %s has no column '%s'; name one of %s, or its number"
            .formatted(file.name(), wanted, names(header)));
  }

  private static String names(TableRows.Row header) {
    return String.join(", ", header.fields().stream().limit(12).map(String::strip).toList());
  }

  private interface Test {
    boolean holds(String field);
  }

  private static OptionalInt find(TableRows.Row row, Test test) {
    for (int i = 0; i < row.fields().size(); i++) {
      if (test.holds(row.fields().get(i).strip())) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** The first row names the columns unless it holds a URL or a host where URLs are looked for. */
  private static boolean isHeader(TableRows.Row first, int column) {
    if (column >= first.fields().size()) {
      return true;
    }
    SeedText text = SeedText.of(first.fields().get(column).strip());
    return text.guessed() && !text.plausible();
  }
}
