package weft.crawl;

import static weft.fuzz.Target.hold;
import static weft.fuzz.Target.same;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weft.SiteServer;
import weft.fuzz.Scratch;
import weft.fuzz.Target;
import weft.model.RunEnd;
import weft.parse.PageTargets;
import weft.parse.SitemapTargets;

/**
 * A crawl of a small site that holds nothing good: pages, documents and a sitemap. No page is lost
 * to a defect, and the run ends as it should.
 */
public final class CrawlTargets {
  private static final int PAGES = 12;
  private static final int LONGEST = 20_000;
  private static final String NEXT = "\n%%\n";
  private static final List<String> TYPES =
      List.of("text/html", "text/html; charset=utf-8", "text/css", "application/pdf", "x/y");

  private CrawlTargets() {}

  /** All of them. */
  public static List<Target> all() {
    Target.Source pages = PageTargets.all().getLast().source();
    Target.Source html = PageTargets.html();
    Target.Source sitemaps = SitemapTargets.all().getFirst().source();
    return List.of(
        new Target(
            "crawl",
            5_000,
            Target.Form.SENT,
            random -> site(random, html, pages, sitemaps),
            CrawlTargets::crawl));
  }

  private static String site(
      Random random, Target.Source html, Target.Source documents, Target.Source sitemaps) {
    List<String> files = new ArrayList<>();
    files.add(cut(sitemaps.make(random)));
    for (int i = 1; i <= PAGES; i++) {
      files.add(cut((TYPES.get(i % TYPES.size()).endsWith("pdf") ? documents : html).make(random)));
    }
    return String.join(NEXT, files);
  }

  private static String cut(String file) {
    return file.substring(0, Math.min(file.length(), LONGEST));
  }

  private static void crawl(String files) throws IOException, InterruptedException {
    List<String> all = List.of(files.split(NEXT, -1));
    Path directory = Files.createTempDirectory(Scratch.file("").getParent(), "crawl");
    try (SiteServer site = SiteServer.start()) {
      StringBuilder index = new StringBuilder();
      site.file("/sitemap.xml", "application/xml", Target.bytes(all.getFirst()));
      for (int i = 1; i < all.size(); i++) {
        index.append("<a href=/page").append(i).append(">x</a>");
        site.file("/page" + i, TYPES.get(i % TYPES.size()), Target.bytes(all.get(i)));
      }
      site.page("/", index.toString());
      TestCrawl crawl = new TestCrawl(directory);
      crawl.sitemaps = SitemapSettings.AUTO;
      crawl.depth = 1;
      crawl.retries = 0;
      same(RunEnd.FINISHED, crawl.run(site.url("/")).end(), "the end");
      check(crawl, site, all.size());
    } finally {
      remove(directory);
    }
  }

  private static void check(TestCrawl crawl, SiteServer site, int files) {
    List<String> defects =
        crawl.column(
            """
            SELECT u.text || ': ' || c.rule FROM crawl_url c
            JOIN url u ON u.id = c.url JOIN reason r ON r.code = c.reason
            WHERE r.name = 'internal'
            """);
    same(List.of(), defects, "defects");
    for (int i = 1; i < files; i++) {
      hold(site.count("/page" + i) == 1, "a page was asked for " + site.count("/page" + i));
    }
  }

  private static void remove(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
