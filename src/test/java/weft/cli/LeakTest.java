package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.cli.command.ExitCode;

/**
 * Where secrets turn up that a crawl was given in every way there is: with the server they are for
 * and nowhere else, neither at another port of the same machine nor in anything that is written.
 */
class LeakTest {
  private static final String USERINFO = "http://me:s3cret@";

  @TempDir Path directory;
  private TypedCrawl crawl;
  private SiteServer other;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    other = SiteServer.start().page("/there", "there").page("/linked", "linked");
    String elsewhere = other.origin().substring("http://".length());
    String here = crawl.site.origin().substring("http://".length());
    crawl
        .site
        .page(
            "/",
            "<a href='/away'>a</a> <a href='%s%s/linked'>l</a> <a href='%s%s/in'>i</a>"
                    .formatted(USERINFO, elsewhere, USERINFO, here)
                + " <a href='http://me:s3cret@[bad/'>b</a> <a href='ftp://me:s3cret@f.test/'>f</a>"
                + " <a href='http://me:s3cret@f.test/"
                + "x".repeat(9000)
                + "'>long</a>")
        .page("/in", "in")
        .redirect("/away", USERINFO + elsewhere + "/there")
        .header("/away", "Link", "<" + USERINFO + elsewhere + "/there>; rel=next");
    crawl.file("token", "s3cret-file\n");
    crawl.file(
        "weft.toml",
        """
        [hosts."127.0.0.1:%d"]
        headers = { X-Table-Token = "s3cret-table" }
        """
            .formatted(crawl.site.port()));
    crawl.terminal.environment.put("PW", "s3cret-env");
  }

  @AfterEach
  void stop() {
    crawl.close();
    other.close();
  }

  private ExitCode everySecret(String command, String... more) {
    String here = crawl.site.origin().substring("http://".length());
    List<String> words =
        Stream.concat(
                Stream.of(
                    command,
                    USERINFO + here + "/",
                    "-H",
                    "Authorization: Bearer s3cret-flag",
                    "-H",
                    "X-Plain: @env:PW",
                    "-H",
                    "X-Key: @file:" + directory.resolve("token"),
                    "-H",
                    "Cookie: sid=s3cret-cookie",
                    "--auth",
                    here + "=me:@env:PW",
                    "--sitemap",
                    USERINFO + here + "/s.xml",
                    "--delay",
                    "0",
                    "--scope",
                    "any",
                    "--allow-private"),
                Stream.of(more))
            .toList();
    return crawl.terminal.type(words.toArray(String[]::new));
  }

  private void crawled(String... more) {
    ExitCode code =
        everySecret(
            "crawl",
            Stream.concat(
                    Stream.of(
                        "-o",
                        "site.db",
                        "--store-body",
                        "none",
                        "-v",
                        "--progress",
                        "json",
                        "--events",
                        directory.resolve("events.jsonl").toString()),
                    Stream.of(more))
                .toArray(String[]::new));
    assertEquals(ExitCode.DONE, code, crawl.terminal.err());
  }

  @Test
  void everySecretReachesTheServerThatItIsForAndNoOtherPort() {
    crawled();
    Map<String, String> home = home().headers();
    assertEquals("Bearer s3cret-flag", home.get("authorization"));
    assertEquals("s3cret-env", home.get("x-plain"));
    assertEquals("s3cret-file", home.get("x-key"));
    assertEquals("s3cret-table", home.get("x-table-token"));
    assertEquals("sid=s3cret-cookie", home.get("cookie"));
    assertEquals(1, other.count("/there"));
    assertEquals(1, other.count("/linked"));
    for (SiteServer.Seen seen : other.requests()) {
      assertFalse(seen.toString().contains("s3cret"), seen.toString());
      assertFalse(seen.headers().containsKey("authorization"), seen.toString());
    }
    for (SiteServer.Seen seen : crawl.site.requests()) {
      assertFalse(seen.headers().containsKey("referer"), seen.toString());
    }
  }

  @Test
  void aHostsSecretHeadersDoNotGoToItsOtherPorts() {
    crawl.file(
        "weft.toml",
        """
        [hosts."127.0.0.1"]
        headers = { X-Table-Token = "s3cret-table", X-Ref = "@env:PW", X-Open = "open" }
        """);
    crawled();
    assertEquals("s3cret-table", home().headers().get("x-table-token"));
    assertEquals("s3cret-env", home().headers().get("x-ref"));
    for (SiteServer.Seen seen : other.requests()) {
      assertEquals("open", seen.headers().get("x-open"), seen.toString());
      assertFalse(seen.toString().contains("s3cret"), seen.toString());
    }
  }

  private SiteServer.Seen home() {
    return crawl.site.requests().stream()
        .filter(seen -> seen.target().equals("/"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothingThatIsWrittenHoldsASecret() throws IOException {
    crawled();
    nothingSaid();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        boolean ours = !name.equals("weft.toml") && !name.equals("token");
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(ours && text.contains("s3cret"), name);
        assertFalse(ours && text.contains("czNjcmV0"), name);
      }
    }
    assertTrue(crawl.read("events.jsonl").contains("/there"), "events");
    assertTrue(crawl.read("site.db.log").contains("/there"), "log");
  }

  @Test
  void nothingThatIsReadSaysASecret() {
    crawled();
    for (String sql :
        List.of(
            "SELECT * FROM unusable_links",
            "SELECT * FROM redirects",
            "SELECT * FROM fetches",
            "SELECT * FROM links",
            "SELECT * FROM runs",
            "SELECT * FROM seeds")) {
      assertEquals(ExitCode.DONE, crawl.terminal.type("query", "site.db", sql, "-f", "jsonl"));
      nothingSaid();
    }
    for (String url : List.of("/in", "/away", "/nowhere", "@[bad/")) {
      String typed = USERINFO + crawl.site.origin().substring("http://".length()) + url;
      crawl.terminal.type("explain", "site.db", typed);
      nothingSaid();
      crawl.terminal.type("cat", "site.db", typed, "--headers");
      nothingSaid();
    }
    crawl.terminal.type("status", "site.db");
    nothingSaid();
    everySecret("plan");
    nothingSaid();
  }

  @Test
  void theConfigurationIsShownWithoutThem() {
    ExitCode code =
        crawl.terminal.type(
            "config",
            "render",
            "-H",
            "Authorization: Bearer s3cret-flag",
            "-H",
            "Cookie: a=s3cret; b=@env:B",
            "--auth",
            "a.test=me:s3cret",
            "--proxy",
            "http://me:s3cret@p.test:1",
            "--sitemap",
            USERINFO + "a.test/s.xml");
    assertEquals(ExitCode.DONE, code, crawl.terminal.err());
    assertTrue(crawl.terminal.out().contains("Authorization: @hidden"), crawl.terminal.out());
    nothingSaid();
  }

  @Test
  void aSeedThatIsWrongIsToldWithoutItsPassword() {
    for (String seed :
        List.of(
            "http://me:s3cret@ho%20st/",
            "http://me:s3cret@[::1/",
            "http://me:x@s3cret@a.test:99999/",
            "me:s3cret@a.test:99999/",
            "me:s3cret@?",
            "http:me:s3cret@a.test:99999",
            "http:\\\\me:s3cret@a.test:99999",
            "ftp://me:s3cret@a.test/")) {
      assertEquals(ExitCode.USAGE, crawl.terminal.type("crawl", seed, "-o", "bad.db"), seed);
      nothingSaid();
      crawl.file("seeds.txt", seed + "\n");
      assertEquals(
          ExitCode.USAGE,
          crawl.terminal.type(
              "crawl", "-i", directory.resolve("seeds.txt").toString(), "-o", "bad.db"),
          seed);
      nothingSaid();
    }
  }

  private void nothingSaid() {
    String said = crawl.terminal.out() + crawl.terminal.err();
    assertFalse(said.contains("s3cret"), said);
    assertFalse(said.contains("czNjcmV0"), said);
  }
}
