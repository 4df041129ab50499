package weft.cli;

import java.util.List;
import weft.config.SeedParser;
import weft.url.Canonicalizer;

/** The one place where the commands meet what does their work. */
final class Wiring {
  private Wiring() {}

  /** What the program is made of. */
  static Parts parts() {
    Canonicalizer canonicalizer = new Canonicalizer();
    SeedParser urls = text -> canonicalizer.canonicalize(text, null);
    CrawlRunner crawl = new Crawling(Version.number());
    return new Parts(
        urls,
        crawl,
        new ContentFilling(),
        List.of(new Version().getVersion()),
        List.of(new PlanCommand(urls, Version.number()), new DemoCommand(urls, crawl)));
  }
}
