package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.scope.ScopePreset;

/** Links that nobody can follow, in a page that somebody can fetch. */
class HostileLinksTest {
  @Test
  void aLinkToPortZeroDoesNoHarm(@TempDir Path directory) throws InterruptedException {
    try (SiteServer site = SiteServer.start()) {
      site.page("/", "<a href='http://example.org:0/'>0</a> <a href=/b>b</a>")
          .redirect("/b", "http://127.0.0.1:0/c");
      TestCrawl crawl = new TestCrawl(directory);
      crawl.preset = ScopePreset.ANY;
      crawl.run(site.url("/"));
      assertEquals(List.of("/", "/b"), crawl.paths("done"));
      assertEquals(
          List.of("http://example.org:0/"), crawl.column("SELECT prefix FROM unusable_links"));
    }
  }

  @Test
  void aLinkToAHostOfAThousandUmlautsDoesNoHarm(@TempDir Path directory)
      throws InterruptedException {
    try (SiteServer site = SiteServer.start()) {
      site.page("/", "<a href='http://%s/'>u</a>".formatted("ü".repeat(1001)));
      TestCrawl crawl = new TestCrawl(directory);
      crawl.run(site.url("/"));
      assertEquals(List.of("/"), crawl.paths("done"));
      assertEquals(List.of("malformed"), crawl.column("SELECT trouble FROM unusable_links"));
    }
  }
}
