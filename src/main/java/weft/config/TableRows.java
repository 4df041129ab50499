package weft.config;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in CSV (RFC 4180), however broken. A row goes on over line ends while a quote
 * is open. Where the quote turns out to be broken, because it never ends or because text stands
 * behind its end, the line that opened it is reported and reading goes on with the line after it,
 * so that no row is swallowed by the one before. For one thread, one use.
 */
final class TableRows {
  /** A quote that is open for longer is taken for broken. */
  private static final int MOST_LINES = 1_000;

  private static final String BROKEN = "a quote without its counterpart";

  private final Lines lines;
  private final char separator;
  private final Consumer<Broken> broken;
  private final CsvReader.CsvReaderBuilder csv;

  /** Lines that were read and belong to rows to come. */
  private final ArrayDeque<Numbered> ahead = new ArrayDeque<>();

  private record Numbered(int number, String text) {}

  /**
   * A row.
   *
   * @param fields as they are without quotes, at least one
   * @param line where it begins, from 1
   */
  record Row(List<String> fields, int line) {}

  /**
   * A line that is no part of any row.
   *
   * @param line its number, from 1
   * @param text as it stands
   * @param why what is wrong with it
   */
  record Broken(int line, String text, String why) {}

  TableRows(Lines lines, char separator, Consumer<Broken> broken) {
    this.lines = lines;
    this.separator = separator;
    this.broken = broken;
    csv = CsvReader.builder().fieldSeparator(separator);
  }

  /** The next row that is not empty; empty at the end of the table. */
  Optional<Row> next() throws IOException {
    for (Numbered first = line(); first != null; first = line()) {
      if (!first.text().isEmpty()) {
        Optional<Row> row = from(first);
        if (row.isPresent()) {
          return row;
        }
      }
    }
    return Optional.empty();
  }

  private @Nullable Numbered line() throws IOException {
    if (!ahead.isEmpty()) {
      return ahead.remove();
    }
    Optional<String> text = lines.next();
    return text.isEmpty() ? null : new Numbered(lines.number(), text.get());
  }

  private Optional<Row> from(Numbered first) throws IOException {
    List<Numbered> taken = new ArrayList<>();
    Quoting quoting = Quoting.BEFORE_FIELD.after(first.text(), separator);
    while (quoting == Quoting.WITHIN && taken.size() < MOST_LINES) {
      Numbered more = line();
      if (more == null) {
        break;
      }
      taken.add(more);
      quoting = quoting.after("\n" + more.text(), separator);
    }
    if (quoting == Quoting.WITHIN || quoting == Quoting.BROKEN) {
      return refused(first, taken, BROKEN);
    }
    StringBuilder text = new StringBuilder(first.text());
    taken.forEach(line -> text.append('\n').append(line.text()));
    try {
      List<String> fields = csv.ofSingleCsvRecord(text.toString()).getFields();
      return Optional.of(new Row(fields, first.number()));
    } catch (CsvParseException e) {
      return refused(first, taken, String.valueOf(e.getMessage()));
    }
  }

  private Optional<Row> refused(Numbered first, List<Numbered> taken, String why) {
    broken.accept(new Broken(first.number(), first.text(), why));
    taken.reversed().forEach(ahead::addFirst);
    return Optional.empty();
  }
}
