package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cli.command.ExitCode;

/** Exports that list what a crawl has: sitemap, seeds, rows of views. */
class ListExportTest {
  @TempDir Path directory;

  @Test
  void aSitemapListsPagesThatMayBeShownWithTheirDates() throws IOException {
    try (ExportedSite site = new ExportedSite(directory)) {
      site.typed
          .site
          .header("/a/", "Last-Modified", "Wed, 01 Jan 2025 10:00:00 GMT")
          .header("/packed", "Last-Modified", "Wed, 01 Jan 2125 10:00:00 GMT")
          .header("/copy", "Link", "<" + site.url("/a/") + ">; rel=canonical")
          .header("/A/", "X-Robots-Tag", "noindex");
      site.crawled();
      assertTrue(site.export("site.db", "sitemap", "-o", "map.xml").startsWith("weft: 7 URLs, "));
      String xml = Files.readString(site.file("map.xml"));
      assertTrue(xml.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns="), xml);
      assertTrue(
          xml.contains("<loc>" + site.url("/a/") + "</loc><lastmod>2025-01-01T10:00:00Z</lastmod>"),
          xml);
      assertTrue(xml.contains("<loc>" + site.url("/packed") + "</loc></url>"), xml);
      assertTrue(xml.contains("/list?b=2&amp;a=1</loc>"), xml);
      assertFalse(xml.contains("/copy<") || xml.contains("/A/<") || xml.contains("/moved<"), xml);
      assertTrue(xml.endsWith("</urlset>\n"), xml);
    }
  }

  @Test
  void seedsGoIntoAnotherCrawl() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      site.export("site.db", "seeds", "-o", "urls.txt");
      List<String> urls = Files.readAllLines(site.file("urls.txt"));
      assertEquals(site.url("/"), urls.getFirst());
      assertEquals(9, urls.size());
      assertEquals(
          ExitCode.DONE,
          site.typed.terminal.type(
              "crawl", "-i", "urls.txt", "-o", "two.db", "--seeds-only", "--delay", "0"));
    }
  }

  @Test
  void rowsOfAViewOrAQueryGoToAFileOrToStandardOutput() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      String said = site.export("site.db", "csv", "-o", "pages.csv");
      assertTrue(said.startsWith("weft: 11 rows, "), said);
      assertTrue(Files.readString(site.file("pages.csv")).startsWith("run,url,status,"));
      site.export("site.db", "jsonl", "SELECT status, count(*) AS n FROM pages GROUP BY 1");
      assertEquals(
          "{\"status\":200,\"n\":9}\n{\"status\":302,\"n\":1}\n{\"status\":410,\"n\":1}\n",
          site.typed.terminal.out());
      site.export("site.db", "csv", "texts", "-o", "texts.csv");
      assertTrue(Files.readString(site.file("texts.csv")).contains("See the a, packed"));
    }
  }

  @Test
  void badWishesGetOneLine() {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      assertEquals(
          "weft: SQL: no such table: pagess; did you mean 'pages'?\n",
          site.refused("site.db", "csv", "pagess", "-o", "x.csv"));
      assertFalse(Files.exists(site.file("x.csv")) || Files.exists(site.file("x.csv.part")));
      assertEquals(
          "weft: unexpected argument 'pages': only csv, jsonl and parquet take a view, report or SQL\n",
          site.refused("site.db", "warc", "pages", "-o", "x.warc.gz"));
      assertEquals(
          "weft: export sitemap needs a target; name it with -o\n",
          site.refused("site.db", "sitemap"));
    }
  }
}
