package weft.export.archive;

import java.io.IOException;
import java.nio.file.Path;
import weft.url.Canonicalizer;

/** Files that hold answers of the web, or name URLs of it. */
public final class Archives {
  private final Canonicalizer canonicalizer;
  private final ArchiveSink sink;
  private final int longest;

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
  }

  /**
   * Reads a file; what is wrong with it goes to the sink.
   *
   * @param name of the file, as the user has it
   * @throws IOException where it cannot be read at all
   */
  public void read(String name, Path file) throws IOException {
    RecordReader records = new RecordReader(canonicalizer, sink, longest);
    switch (ArchiveFormat.of(file)) {
      case WARC -> new WarcFile(name, records, sink).read(file);
      case WARC_ZSTD -> new WarcFile(name, records, sink).readZstd(file);
      case WACZ -> new WaczFile(name, records, sink).read(file);
      case SITEMAP -> new SitemapFile(name, canonicalizer, sink, longest).read(file);
      case URL_LIST -> new UrlListFile(name, canonicalizer, sink).read(file);
      case PAGE_TABLE, LINK_TABLE -> problem(name, "tables of other crawlers are not read");
      case EMPTY -> problem(name, "the file is empty");
      case UNKNOWN ->
          problem(name, "is no WARC, ARC, WACZ, sitemap or list of URLs by its first bytes");
    }
  }

  private void problem(String name, String what) {
    sink.problem(new ArchiveProblem(name, 0, what));
  }
}
