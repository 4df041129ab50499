package weft.export.archive;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weft.model.ArchivedAnswer;
import weft.model.Outlink;
import weft.url.CanonicalResult;
import weft.url.Canonicalizer;
import weft.url.Url;

/**
 * The tables internal_all and all_inlinks of Screaming Frog SEO Spider: what it found in pages
 * whose bodies it does not export. The links of all pages are held in memory until the pages come.
 */
final class FrogTables {
  private final Canonicalizer canonicalizer;
  private final ArchiveSink sink;
  private final Map<Url, List<Outlink>> links = new LinkedHashMap<>();
  private Instant newest = Instant.EPOCH;
  private String source = "";

  FrogTables(Canonicalizer canonicalizer, ArchiveSink sink) {
    this.canonicalizer = canonicalizer;
    this.sink = sink;
  }

  /** Takes the links of a table, for the pages that are to come. */
  void readLinks(String name, Path file) throws IOException {
    newest = Files.getLastModifiedTime(file).toInstant();
    source = name + ":0";
    read(name, file, row -> link(name, row));
  }

  private void link(String name, NamedCsvRecord row) {
    Url from = url(FrogRow.field(row, "Source"));
    Url to = url(FrogRow.field(row, "Destination"));
    if (from == null || to == null) {
      problem(name, row, "row names no URL");
    } else {
      links.computeIfAbsent(from, _ -> new ArrayList<>(4)).add(FrogRow.link(row, to));
    }
  }

  /** Reads a table of pages. */
  void readPages(String name, Path file) throws IOException {
    Instant written = Files.getLastModifiedTime(file).toInstant();
    read(name, file, row -> page(name, row, written));
  }

  private void page(String name, NamedCsvRecord row, Instant written) {
    Url url = url(FrogRow.field(row, "Address"));
    if (url == null) {
      problem(name, row, "row names no URL");
      return;
    }
    String place = name + ":" + row.getStartingLineNumber();
    int status = FrogRow.status(row);
    if (status == 0) {
      sink.named(url, place);
      return;
    }
    List<Outlink> own = links.remove(url);
    sink.answer(FrogRow.answer(row, url, own == null ? List.of() : own, written, place));
  }

  /** Ends with the pages of which only links are known; they were read, so they were there. */
  void finish() {
    for (Map.Entry<Url, List<Outlink>> each : links.entrySet()) {
      ArchivedAnswer answer = FrogRow.answer(null, each.getKey(), each.getValue(), newest, source);
      sink.answer(answer);
    }
    links.clear();
  }

  private void read(String name, Path file, Consumer<NamedCsvRecord> rows) throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.NONE)
            .detectBomHeader(true)
            .ofNamedCsvRecord(file)) {
      csv.forEach(rows);
    } catch (CsvParseException e) {
      sink.problem(new ArchiveProblem(name, 0, "the table breaks off: " + e.getMessage()));
    }
  }

  private void problem(String name, NamedCsvRecord row, String what) {
    sink.problem(new ArchiveProblem(name, row.getStartingLineNumber(), what));
  }

  private @Nullable Url url(String text) {
    return canonicalizer.canonicalize(text, null) instanceof CanonicalResult.Accepted accepted
        ? accepted.url()
        : null;
  }
}
