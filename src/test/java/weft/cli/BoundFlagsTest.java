package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flags that say what one answer may cost, from the command line. */
class BoundFlagsTest {
  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  private String row(String columns) {
    return String.join("\n", crawl.rows("SELECT " + columns + " FROM pages WHERE hops = 'S'"));
  }

  @Test
  void aBodyMaySwellToItsRatioAndNoMore() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(new byte[8 << 20]);
    }
    crawl.site.put(
        "/",
        new MockResponse.Builder()
            .addHeader("Content-Encoding", "gzip")
            .body(new Buffer().write(zipped.toByteArray()))
            .build());
    crawl.crawl("--max-ratio", "200");
    assertEquals("ratio," + 200L * zipped.size(), row("truncated, size_body"));
  }

  @Test
  void anAnswerWithALongerHeaderIsNotTaken() {
    crawl.site.page("/", "<p>a").header("/", "X-Long", "x".repeat(5_000));
    crawl.crawl("--max-header", "4K", "--retries", "0");
    List<String> why = crawl.rows("SELECT error, detail FROM fetches WHERE status IS NULL");
    assertTrue(
        why.getFirst()
            .matches(
                "protocol,\"invalid HTTP: header of 5\\d+ bytes, more than the 4096 of"
                    + " --max-header\""),
        why.getFirst());
  }

  @Test
  void linksBeyondTheirNumberAreLeftOut() {
    crawl.site.page("/", "<a href=/a>a</a><a href=/b>b</a><a href=/c>c</a>");
    crawl.crawl("--max-links", "2");
    assertEquals("2,more than 2 links; the rest is left out", row("outlinks, parse_trouble"));
  }

  @Test
  void elementsBeyondTheirNumberAreNotRead() {
    crawl.site.page("/", "<title>t</title><a href=/a>a</a>" + "<p>".repeat(50) + "<a href=/b>b");
    crawl.crawl("--max-elements", "20");
    assertEquals(
        "1,more than 20 elements; parsing stopped after 80 of 194 characters",
        row("outlinks, parse_trouble"));
  }

  @Test
  void elementsThatAreNestedTooDeepAreFlattened() {
    crawl.site.page("/", "<div>".repeat(40) + "<a href=/a>a");
    crawl.crawl("--max-nesting", "20");
    assertEquals(
        "1,elements are nested more than 20 deep and were flattened",
        row("outlinks, parse_trouble"));
  }

  @Test
  void readingAPageEndsWhenItsTimeIsUp() {
    crawl.site.page("/", "<a href=/a>a</a>" + "<p class=x>text".repeat(600_000));
    crawl.crawl("--parse-time", "1ms");
    String found = row("outlinks, parse_trouble");
    assertTrue(
        found.matches("1,parsing took more than 1 ms and stopped after \\d+ of 9000016 characters"),
        found);
  }

  @Test
  void aRobotsFileIsReadAsFarAsIsAllowed() {
    String far = "# far away\n".repeat(60_000) + "User-agent: *\nDisallow: /a\n";
    crawl.site.page("/", "<a href=/a>a</a>").page("/a", "<p>a").robots(far);
    crawl.crawl();
    assertEquals(List.of("/", "/a"), crawl.fetched());
    assertEquals(List.of("cut at 500 KiB"), crawl.rows("SELECT detail FROM robots_files"));
  }

  @Test
  void aRobotsFileIsReadFurtherOnDemand() {
    String far = "# far away\n".repeat(60_000) + "User-agent: *\nDisallow: /a\n";
    crawl.site.page("/", "<a href=/a>a</a>").page("/a", "<p>a").robots(far);
    crawl.crawl("--max-robots", "1M");
    assertEquals(List.of("/"), crawl.fetched());
  }

  @Test
  void aSitemapIsReadAsFarAsIsAllowed() {
    crawl.site.page("/", "<p>a").page("/a", "<p>a").page("/b", "<p>b");
    String map = crawl.site.url("/a") + "\n" + "#\n".repeat(10_000) + crawl.site.url("/b") + "\n";
    crawl.site.file("/sitemap.xml", "text/plain", map.getBytes(StandardCharsets.UTF_8));
    crawl.crawl("--max-sitemap", "4K");
    assertEquals(
        List.of("1,the body is cut; what was read counts"),
        crawl.rows("SELECT entries, trouble FROM sitemaps"));
    assertEquals(List.of("/", "/a"), crawl.fetched());
  }
}
