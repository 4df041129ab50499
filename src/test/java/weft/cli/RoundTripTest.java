package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.cli.command.ExitCode;

/** What is exported and imported again is the crawl that it was. */
class RoundTripTest {
  private static final List<String> QUERIES =
      List.of(
          "SELECT url, status, content_type, title, headings, canonical, meta_robots, charset,"
              + " depth, hops, outlinks, size_wire, size_body, body_hash, truncated, parse_trouble,"
              + " last_modified, etag, redirect_url, http_version, ip, fetched_at FROM pages ORDER"
              + " BY url",
          "SELECT src, dst, kind, rel, follow, anchor, dst_status, position, path_type, attr FROM"
              + " links ORDER BY 1, 2, 3, 6, 8",
          "SELECT url, status, content_type, size_body, body_hash FROM assets WHERE state = 'done'"
              + " ORDER BY url",
          "SELECT url, status, target FROM redirects ORDER BY url",
          "SELECT body_hash, url, copies FROM duplicates ORDER BY 1, 2",
          "SELECT url, status, location, size_body FROM fetches WHERE status IS NOT NULL ORDER BY"
              + " url");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"site.warc.gz", "site.warc", "site.wacz"})
  void pagesBodiesLinksAndReportsAreThoseOfTheCrawl(String archive) {
    try (ExportedSite site = new ExportedSite(directory).crawled("--assets", "store")) {
      String format = archive.endsWith(".wacz") ? "wacz" : "warc";
      String _ = site.export("site.db", format, "-o", archive);
      Terminal terminal = site.typed.terminal;
      assertEquals(ExitCode.DONE, terminal.type("import", archive, "-o", "back.db"), terminal::err);
      for (String query : QUERIES) {
        List<String> first = printed(terminal, "query", "site.db", query, "--format", "csv");
        assertFalse(first.isEmpty(), query);
        assertEquals(first, printed(terminal, "query", "back.db", query, "--format", "csv"));
      }
      for (String report : List.of("broken", "headings")) {
        assertEquals(
            printed(terminal, "report", "site.db", report, "--format", "csv"),
            printed(terminal, "report", "back.db", report, "--format", "csv"),
            report);
      }
      assertEquals(titles(terminal, "site.db"), titles(terminal, "back.db"));
      assertEquals(
          printed(terminal, "search", "site.db", "text", "--format", "csv"),
          printed(terminal, "search", "back.db", "text", "--format", "csv"));
    }
  }

  /** The report without its example: of pages with one title, that is the one found first. */
  private static List<String> titles(Terminal terminal, String file) {
    return printed(terminal, "report", file, "titles", "--format", "csv").stream()
        .map(line -> line.replaceFirst(",[^,]*$", ""))
        .toList();
  }

  private static List<String> printed(Terminal terminal, String... words) {
    assertEquals(ExitCode.DONE, terminal.type(words), terminal::err);
    return terminal.out().lines().sorted().toList();
  }
}
