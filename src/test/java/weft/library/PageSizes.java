package weft.library;

import java.nio.file.Path;
import java.util.Map;
import weft.crawl.CrawlReport;
import weft.model.Page;

/** Crawls a site into a file, with a column of its own for each page. */
public final class PageSizes {
  public static void main(String... args) throws InterruptedException {
    CrawlReport report =
        Crawler.into(Path.of(args[1]))
            .seed(args[0])
            .set("depth", "3")
            .parser(
                standard ->
                    (url, exchange, body) -> {
                      Page page = standard.parse(url, exchange, body);
                      return page.withColumns(Map.of("bytes", "" + body.decoded().length));
                    })
            .listener((visit, saved) -> System.out.println(visit.lease().url().url()))
            .run();
    System.out.println(report.stats().pages() + " pages, " + report.end());
  }
}
