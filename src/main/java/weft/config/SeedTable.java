package weft.config;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
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
  record Row(String text, String scope, String depth, long line) {}

  SeedTable(SeedFile file) {
    this.file = file;
  }

  /** Reads all rows but the header. */
  void read(InputStream bytes, Consumer<Row> rows) throws IOException {
    BufferedInputStream in = new BufferedInputStream(bytes, 2 * PEEKED);
    char separator = separator(in);
    try (CsvReader<CsvRecord> table =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .detectBomHeader(true)
            .ofCsvRecord(in)) {
      read(table.iterator(), rows);
    } catch (CsvParseException e) {
      throw new ConfigException("seed file " + file.name() + " is no CSV: " + why(e), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String why(CsvParseException e) {
    Throwable cause = e.getCause();
    String place = String.valueOf(e.getMessage());
    return cause == null ? place : place + ": " + cause.getMessage();
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

  private void read(Iterator<CsvRecord> table, Consumer<Row> rows) {
    List<CsvRecord> first = new ArrayList<>();
    while (first.size() < 2 && table.hasNext()) {
      first.add(table.next());
    }
    if (first.isEmpty()) {
      return;
    }
    int column = column(first);
    boolean header = isHeader(first.getFirst(), column);
    int scope = header ? find(first.getFirst(), "scope"::equalsIgnoreCase).orElse(NONE) : NONE;
    int depth = header ? find(first.getFirst(), "depth"::equalsIgnoreCase).orElse(NONE) : NONE;
    Consumer<CsvRecord> take =
        row ->
            rows.accept(
                new Row(
                    field(row, column),
                    field(row, scope),
                    field(row, depth),
                    row.getStartingLineNumber()));
    first.stream().skip(header ? 1 : 0).forEach(take);
    table.forEachRemaining(take);
  }

  private static String field(CsvRecord row, int column) {
    return column < row.getFieldCount() ? row.getField(column).strip() : "";
  }

  private int column(List<CsvRecord> first) {
    CsvRecord header = first.getFirst();
    if (file.column().isPresent()) {
      return named(header, file.column().get());
    }
    OptionalInt known = find(header, field -> HEADERS.contains(field.toLowerCase(Locale.ROOT)));
    for (CsvRecord row : first) {
      if (known.isEmpty()) {
        known = find(row, field -> WEB.matcher(field).matches());
      }
    }
    if (known.isEmpty() && header.getFieldCount() > 1) {
      throw new ConfigException(
          "no column of seed file %s is known to hold URLs; name one of %s as %s@COLUMN"
              .formatted(file.name(), names(header), file.path()));
    }
    return known.orElse(0);
  }

  private int named(CsvRecord header, String wanted) {
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

  private static String names(CsvRecord header) {
    return String.join(", ", header.getFields().stream().limit(12).map(String::strip).toList());
  }

  private interface Test {
    boolean holds(String field);
  }

  private static OptionalInt find(CsvRecord row, Test test) {
    for (int i = 0; i < row.getFieldCount(); i++) {
      if (test.holds(row.getField(i).strip())) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** The first row names the columns unless it holds a URL or a host where URLs are looked for. */
  private static boolean isHeader(CsvRecord first, int column) {
    if (column >= first.getFieldCount()) {
      return true;
    }
    SeedText text = SeedText.of(first.getField(column).strip());
    return text.guessed() && !text.plausible();
  }
}
