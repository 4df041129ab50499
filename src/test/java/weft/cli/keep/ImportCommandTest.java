package weft.cli.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cli.Sample;
import weft.cli.Terminal;
import weft.cli.Wired;
import weft.cli.Wiring;
import weft.cli.command.ExitCode;
import weft.export.archive.TestWarc;
import weft.model.RunEnd;
import weft.store.SqliteStore;
import weft.store.StoreSettings;

class ImportCommandTest {
  private static final String DATE = "2024-05-01T10:00:00Z";

  @TempDir Path directory;
  private Terminal terminal;

  @BeforeEach
  void sitDown() {
    terminal = new Terminal(directory, new Wired().parts());
  }

  private Terminal typed(ExitCode expected, String... words) {
    assertEquals(expected, terminal.type(words), () -> terminal.err() + terminal.out());
    return terminal;
  }

  private List<String> rows(String sql) {
    String csv = typed(ExitCode.DONE, "query", "site.db", sql, "--format", "csv").out();
    return csv.lines().skip(1).toList();
  }

  private void warc(String name, TestWarc warc) {
    TestWarc.file(directory, name, warc.members());
  }

  private void text(String name, String text) {
    TestWarc.file(directory, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static TestWarc site() {
    return new TestWarc()
        .page(
            "https://a.test/",
            DATE,
            "<title>Home</title><a href=/one>1</a><a href=/moved>2</a><a href=/no>3</a>"
                + "<a href=https://b.test/>out</a><img src=/i.png>")
        .page("https://a.test/one", "2024-05-01T10:00:02Z", "<title>One</title><a href=/deep>")
        .response(
            "https://a.test/moved",
            DATE,
            "HTTP/1.1 301 Moved\r\nLocation: /new\r\nContent-Type: text/html\r\n\r\n")
        .page("https://a.test/new", DATE, "<title>New</title>")
        .page("https://a.test/deep", DATE, "<title>Deep</title>")
        .page("https://a.test/alone", DATE, "<title>Alone</title>")
        .response(
            "https://a.test/i.png", DATE, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG")
        .response("https://a.test/no", DATE, "HTTP/1.1 404 Not Found\r\n\r\nno");
  }

  @Test
  void whatWasArchivedIsThereAsIfItHadBeenCrawledThen() {
    warc("a.warc.gz", site());
    typed(ExitCode.DONE, "import", "a.warc.gz", "-o", "site.db");
    assertEquals(
        List.of(
            "https://a.test/,200,Home,0,S,2024-05-01T10:00:00.000Z",
            "https://a.test/alone,200,Alone,0,S,2024-05-01T10:00:00.000Z",
            "https://a.test/deep,200,Deep,2,SLL,2024-05-01T10:00:00.000Z",
            "https://a.test/moved,301,,1,SL,2024-05-01T10:00:00.000Z",
            "https://a.test/new,200,New,1,SLR,2024-05-01T10:00:00.000Z",
            "https://a.test/no,404,,1,SL,2024-05-01T10:00:00.000Z",
            "https://a.test/one,200,One,1,SL,2024-05-01T10:00:02.000Z"),
        rows("SELECT url, status, title, depth, hops, fetched_at FROM pages ORDER BY url"));
    assertEquals(
        List.of("https://b.test/,excluded,not-archived"),
        rows("SELECT url, state, reason FROM urls WHERE state <> 'done'"));
    assertEquals(
        List.of("https://a.test/i.png"), rows("SELECT url FROM urls WHERE pursuit = 'asset'"));
    assertEquals(
        List.of("https://a.test/,a.warc.gz:0"),
        rows("SELECT url, source FROM seeds ORDER BY url LIMIT 1"));
    assertEquals(
        List.of("finished,0"),
        rows("SELECT end_reason, (SELECT count(*) FROM urls WHERE state = 'queued') FROM runs"));
    String broken = typed(ExitCode.DONE, "report", "site.db", "broken", "--format", "csv").out();
    assertTrue(broken.contains("https://a.test/no,not-found,404,"), broken);
    assertEquals("PNG", typed(ExitCode.DONE, "cat", "site.db", "https://a.test/i.png").out());
  }

  @Test
  void aSitemapThatWasAskedForUnbiddenAndIsNotThereIsNoPage() {
    warc(
        "a.warc.gz",
        site().response("https://a.test/sitemap.xml", DATE, "HTTP/1.1 404 No\r\n\r\n"));
    typed(ExitCode.DONE, "import", "a.warc.gz", "-o", "site.db");
    assertEquals(List.of(), rows("SELECT url FROM pages WHERE url LIKE '%sitemap.xml'"));
    assertEquals(
        List.of("https://a.test/sitemap.xml,404"), rows("SELECT url, status FROM sitemaps"));
  }

  @Test
  void contentCodingsAreUndone() {
    ByteArrayOutputStream http = new ByteArrayOutputStream();
    http.writeBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8));
    try (GZIPOutputStream packed = new GZIPOutputStream(http)) {
      packed.write("<title>Packed</title>".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TestWarc warc =
        new TestWarc()
            .response("https://a.test/", DATE, http.toByteArray())
            .response(
                "https://a.test/not",
                DATE,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
                    + "<title>Not packed</title>");
    warc("a.warc.gz", warc);
    typed(ExitCode.DONE, "import", "a.warc.gz", "-o", "site.db");
    assertEquals(List.of("Packed", "Not packed"), rows("SELECT title FROM pages ORDER BY url"));
  }

  @Test
  void ofSeveralAnswersTheNewestCountsButNoErrorThatMayPass() {
    String busy = "HTTP/1.1 503 Busy\r\n\r\n";
    warc(
        "a.warc.gz",
        new TestWarc()
            .page("https://a.test/1", "2024-05-02T10:00:00Z", "<title>new</title>")
            .page("https://a.test/1", "2024-05-01T10:00:00Z", "<title>old</title>")
            .response("https://a.test/1", "2024-05-03T10:00:00Z", busy)
            .response("https://a.test/2", "2024-05-01T10:00:00Z", busy)
            .page("https://a.test/2", "2024-05-02T10:00:00Z", "<title>there</title>")
            .response("https://a.test/3", "2024-05-01T10:00:00Z", busy)
            .page("https://a.test/4", "2024-05-01T10:00:00Z", "<title>then</title>")
            .page("https://a.test/4", "2024-05-02T10:00:00Z", "<title>now</title>"));
    typed(ExitCode.DONE, "import", "a.warc.gz", "-o", "site.db");
    assertEquals(
        List.of("https://a.test/1,new", "https://a.test/2,there", "https://a.test/4,now"),
        rows("SELECT url, title FROM pages WHERE status = 200 ORDER BY url"));
    assertEquals(
        List.of("https://a.test/3,failed,http-status"),
        rows("SELECT url, state, reason FROM urls WHERE state <> 'done'"));
  }

  @Test
  void anArchiveOfMoreAnswersThanAreHeldAtOnceIsReadToItsEnd() {
    TestWarc warc = new TestWarc();
    for (int i = 0; i < 4_200; i++) {
      warc.page("https://a.test/" + i, DATE, "<a href=/" + (i + 1) + ">next</a>");
    }
    TestWarc.file(directory, "a.warc", warc.page("https://a.test/7", DATE, "again").plain());
    typed(ExitCode.DONE, "import", "a.warc", "-o", "site.db");
    assertEquals(
        List.of("4200,4199,1"),
        rows("SELECT count(*), max(depth), sum(hops = 'S') FROM pages WHERE url LIKE '%a.test/%'"));
  }

  @Test
  void aSecondImportIsAFurtherRunThatIsComparedWithTheFirst() {
    warc("a.warc.gz", site());
    warc(
        "b.warc.gz",
        new TestWarc()
            .page("https://a.test/one", "2024-06-01T10:00:00Z", "<title>One, again</title>")
            .page("https://a.test/new", "2024-06-01T10:00:00Z", "<title>New</title>"));
    typed(ExitCode.DONE, "import", "a.warc.gz", "-o", "site.db");
    typed(ExitCode.DONE, "import", "b.warc.gz", "-o", "site.db");
    assertEquals(
        List.of("2,https://a.test/new,unchanged", "2,https://a.test/one,changed"),
        rows("SELECT run, url, change FROM pages ORDER BY url"));
  }

  @Test
  void listsAndSitemapsNameUrlsThatNobodyAskedFor() {
    text("urls.txt", "https://a.test/one\nhttps://a.test/never\n");
    text(
        "sitemap.xml",
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url>"
            + "<loc>https://a.test/one</loc><lastmod>2024-04-01</lastmod></url>"
            + "<url><loc>https://a.test/listed</loc></url></urlset>");
    warc("a.warc.gz", site());
    typed(ExitCode.DONE, "import", "urls.txt", "sitemap.xml", "a.warc.gz", "-o", "site.db");
    assertEquals(
        List.of(
            "https://a.test/listed,excluded,not-archived",
            "https://a.test/never,excluded,not-archived",
            "https://b.test/,excluded,not-archived"),
        rows("SELECT url, state, reason FROM urls WHERE state <> 'done' ORDER BY url"));
    assertEquals(
        List.of("https://a.test/sitemap.xml,archive,urlset"),
        rows("SELECT url, source, kind FROM sitemaps"));
    assertEquals(List.of("One"), rows("SELECT title FROM pages WHERE url LIKE '%/one'"));
  }

  @Test
  void robotsTxtIsKeptAsOneAndForbidsNothing() {
    warc(
        "a.warc.gz",
        site()
            .response(
                "https://a.test/robots.txt",
                DATE,
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /"));
    typed(ExitCode.DONE, "import", "a.warc.gz", "-o", "site.db");
    assertEquals(List.of(), rows("SELECT url FROM pages WHERE url LIKE '%robots.txt'"));
    assertEquals(List.of("7"), rows("SELECT count(*) FROM pages"));
    assertEquals(List.of("https://a.test,200"), rows("SELECT origin, status FROM robots_files"));
  }

  @Test
  void pagesAndLinksOfAnotherCrawlerBecomePagesAndLinks() {
    text(
        "internal_all.csv",
        """
        "Address","Content Type","Status Code","Title 1","H1-1","Meta Robots 1","Redirect URL","Crawl Timestamp"
        "https://a.test/","text/html","200","Home, ""sweet\"\"","Welcome","","","2024-05-01 10:00:00"
        "https://a.test/old","text/html","301","","","","https://a.test/new","2024-05-01 10:00:01"
        "https://a.test/new","text/html","200","New","","noindex","",""
        "https://a.test/private","","0","","","","",""
        "nonsense","","0","","","","",""
        """);
    text(
        "all_inlinks.csv",
        """
        "Type","Source","Destination","Alt Text","Anchor","Follow","Rel"
        "Hyperlink","https://a.test/","https://a.test/old","","Old","true",""
        "Hyperlink","https://a.test/","https://b.test/","","Out","false","nofollow"
        """);
    typed(ExitCode.DONE, "import", "internal_all.csv", "all_inlinks.csv", "-o", "site.db");
    assertTrue(terminal.err().contains("internal_all.csv:6: row names no URL"), terminal.err());
    assertEquals(
        List.of(
            "https://a.test/,200,\"Home, \"\"sweet\"\"\",Welcome,0",
            "https://a.test/new,200,New,,1",
            "https://a.test/old,301,,,1"),
        rows("SELECT url, status, title, h1, depth FROM pages ORDER BY url"));
    assertEquals(
        List.of("https://a.test/,https://a.test/old,Old", "https://a.test/,https://b.test/,Out"),
        rows("SELECT src, dst, anchor FROM links WHERE kind = 'a' ORDER BY dst"));
    assertEquals(
        List.of("2024-05-01T10:00:01.000Z"),
        rows("SELECT fetched_at FROM pages WHERE status = 301"));
  }

  @Test
  void whatIsDamagedIsToldOfWithItsPlaceAndTheRestKept() throws IOException {
    byte[] whole = site().plain();
    TestWarc.file(directory, "cut.warc", Arrays.copyOf(whole, whole.length - 5));
    typed(ExitCode.DONE, "import", "cut.warc", "-o", "site.db");
    assertTrue(
        terminal.err().lines().anyMatch(line -> line.matches("weft: cut.warc:\\d+: .* cut short")),
        terminal.err());
    assertTrue(terminal.err().contains("problems"), terminal.err());
    assertEquals(List.of("7"), rows("SELECT count(*) FROM pages"));
    assertTrue(Files.readString(directory.resolve("site.db.log")).contains("is cut short"));
  }

  @Test
  void whereNothingCanBeReadNoFileIsLeftAndTheExitCodeSaysSo() {
    text("page.html", "<html>hello");
    typed(ExitCode.USAGE, "import", "page.html", "-o", "site.db");
    assertTrue(
        terminal.err().endsWith("weft: no answers and no URLs in page.html\n"), terminal.err());
    assertFalse(Files.exists(directory.resolve("site.db")));
  }

  @Test
  void anImportThatWasInterruptedIsDoneByGivingItAgainAndCannotBeResumed() {
    try (SqliteStore store =
        SqliteStore.open(
            directory.resolve("site.db"),
            new StoreSettings(
                StoreSettings.Durability.FAST, StoreSettings.Bodies.ALL, Integer.MAX_VALUE),
            "test",
            host -> host)) {
      assertEquals(1, store.begin("", Instant.parse(DATE)).id());
    }
    warc("a.warc.gz", site());
    Terminal real = new Terminal(directory, Wiring.parts());
    assertEquals(ExitCode.USAGE, real.type("resume", "site.db"), real.err());
    assertTrue(real.err().contains("was interrupted before all its seeds were stored"), real.err());
    typed(ExitCode.DONE, "import", "a.warc.gz", "-o", "site.db");
    assertEquals(List.of("finished"), rows("SELECT end_reason FROM runs"));
  }

  @Test
  void whatCannotBeUsedIsRefusedInOneLine() {
    text("list.txt", "https://a.test/\n");
    text("other.db", "this is no database at all, and long enough to look like one".repeat(9));
    refused("import needs --output FILE", "import", "list.txt");
    refused(
        "missing.warc: no such file; name an archive, a list or a directory",
        "import",
        "missing.warc",
        "-o",
        "site.db");
    typed(ExitCode.USAGE, "import", "list.txt", "-o", "other.db");
    assertEquals(1, terminal.err().lines().count(), terminal.err());
    typed(ExitCode.USAGE, "import", "-o", "site.db");
    Sample.in(directory, RunEnd.LIMIT);
    typed(ExitCode.USAGE, "import", "list.txt", "-o", "site.db");
    assertTrue(terminal.err().contains("holds a crawl that is not finished"), terminal.err());
  }

  private void refused(String message, String... words) {
    assertEquals("weft: " + message + "\n", typed(ExitCode.USAGE, words).err());
  }
}
