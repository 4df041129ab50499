package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.scope.ScopePreset;

/** Where links and redirects lead that are not http, and which files a server can name. */
class SchemesCrawlTest {
  private final SiteServer site = SiteServer.start();
  private TestCrawl crawl;
  private Path directory;
  private List<String> foreign;

  @BeforeEach
  void prepare(@TempDir Path fresh) throws IOException {
    directory = fresh;
    crawl = new TestCrawl(fresh);
    crawl.preset = ScopePreset.ANY;
    crawl.reach = new Reach(Assets.STORE, true, 1);
    crawl.sitemaps = SitemapSettings.AUTO;
    Path secret = Files.writeString(fresh.resolve("secret"), "s3cret");
    foreign =
        List.of(
            secret.toUri().toString(),
            "file:" + secret,
            "FILE://localhost" + secret,
            "jar:" + secret.toUri() + "!/x",
            "ftp://127.0.0.1:1/x",
            "ftp://127.0.0.1:1/%2e%2e/%2e%2e/.bashrc",
            "gopher://127.0.0.1:1/_x",
            "dict://127.0.0.1:1/x",
            "ldap://127.0.0.1:1/x",
            "data:text/html,<a href=/fromdata>x</a>",
            "javascript:location='/fromscript'",
            "view-source:http://127.0.0.1/",
            "blob:http://127.0.0.1/x");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void noLinkAndNoRedirectLeadsOutOfHttp() throws InterruptedException {
    StringBuilder home = new StringBuilder();
    for (int i = 0; i < foreign.size(); i++) {
      String to = foreign.get(i);
      site.redirect("/r" + i, to);
      home.append("<a href='/r%d'>r</a><a href=\"%s\">a</a><img src=\"%s\">".formatted(i, to, to));
      home.append(
          "<iframe src=\"%s\"></iframe><link rel=stylesheet href=\"%s\">".formatted(to, to));
    }
    site.page("/", home + "<meta http-equiv=refresh content='0; url=" + foreign.getFirst() + "'>")
        .robots("Sitemap: " + foreign.getFirst() + "\nSitemap: " + site.url("/s.xml") + "\n")
        .file(
            "/s.xml",
            "text/xml",
            ("<urlset><url><loc>" + foreign.getFirst() + "</loc></url></urlset>")
                .getBytes(StandardCharsets.UTF_8));
    crawl.run(site.url("/"));
    List<String> urls = crawl.column("SELECT text FROM url");
    assertEquals(
        List.of(), urls.stream().filter(url -> !url.startsWith(site.origin() + "/")).toList());
    assertEquals(
        foreign.size(),
        crawl.column("SELECT url FROM pages WHERE status = 302").size(),
        urls.toString());
    assertFalse(crawl.column("SELECT text FROM url").toString().contains("from"), urls.toString());
    assertEquals(
        List.of("0"),
        crawl.column("SELECT count(*) FROM pages WHERE size_body > 0 AND url LIKE '%/r%'"));
  }

  @Test
  void noServerNamesAFile() throws Exception {
    String evil = "/..%2f..%2fescaped/%2e%2e/%2e%2e/..;/x%00y";
    site.page("/", "<a href='" + evil + "'>x</a><a href='/..\\..\\x'>y</a><a href=/d>d</a>")
        .generated(_ -> "page")
        .page("/d", "d")
        .header("/d", "Content-Disposition", "attachment; filename=\"../../escaped\"");
    crawl.run(site.url("/"));
    try (Stream<Path> files = Files.list(directory)) {
      List<String> unexpected =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !name.equals("secret") && !name.startsWith("crawl.db"))
              .toList();
      assertEquals(List.of(), unexpected);
    }
    assertFalse(Files.exists(directory.resolveSibling("escaped")));
  }
}
