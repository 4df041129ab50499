package weft.export.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import weft.url.Canonicalizer;

/** Files that hold answers of the web, or name URLs of it. */
public final class Archives {
  private final Canonicalizer canonicalizer;
  private final ArchiveSink sink;
  private final int longest;
  private final RecordReader records;
  private final FrogTables tables;

  /**
   * Reads archives into that sink.
   *
   * @param canonicalizer of the URLs that they name
   * @param longest bytes of one answer that are taken whole
   */
  public Archives(Canonicalizer canonicalizer, ArchiveSink sink, int longest) {
    this.canonicalizer = canonicalizer;
    this.sink = sink;
    this.longest = longest;
    records = new RecordReader(canonicalizer, sink, longest);
    tables = new FrogTables(canonicalizer, sink);
  }

  /**
   * Reads files one after another, tables of links first; what is wrong with them goes to the sink.
   *
   * @param files by the names that the user has for them
   */
  public void read(Map<String, Path> files) {
    Map<String, ArchiveFormat> formats = new LinkedHashMap<>();
    for (Map.Entry<String, Path> each : files.entrySet()) {
      String name = each.getKey();
      with(name, () -> formats.put(name, ArchiveFormat.of(each.getValue())));
    }
    List<String> links =
        formats.keySet().stream()
            .filter(name -> formats.get(name) == ArchiveFormat.LINK_TABLE)
            .toList();
    for (String name : links) {
      with(name, () -> tables.readLinks(name, path(files, name)));
    }
    formats.keySet().removeAll(links);
    formats.forEach((name, format) -> with(name, () -> read(name, path(files, name), format)));
    tables.finish();
  }

  private static Path path(Map<String, Path> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private void read(String name, Path file, ArchiveFormat format) throws IOException {
    switch (format) {
      case WARC -> new WarcFile(name, records, sink).read(file);
      case WARC_ZSTD -> new WarcFile(name, records, sink).readZstd(file);
      case WACZ -> new WaczFile(name, records, sink).read(file);
      case SITEMAP -> new SitemapFile(name, canonicalizer, sink, longest).read(file);
      case URL_LIST -> new UrlListFile(name, canonicalizer, sink).read(file);
      case PAGE_TABLE -> tables.readPages(name, file);
      case LINK_TABLE -> tables.readLinks(name, file);
      case EMPTY -> problem(name, "the file is empty");
      case UNKNOWN ->
          problem(name, "is no WARC, ARC, WACZ, sitemap, table or list of URLs by its first bytes");
    }
  }

  @FunctionalInterface
  private interface Step {
    void take() throws IOException;
  }

  private void with(String name, Step step) {
    try {
      step.take();
    } catch (IOException e) {
      problem(name, "cannot be read: " + e.getMessage());
    }
  }

  private void problem(String name, String what) {
    sink.problem(new ArchiveProblem(name, 0, what));
  }
}
