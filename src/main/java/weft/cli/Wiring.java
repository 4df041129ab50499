package weft.cli;

import java.util.List;
import weft.cli.ask.ContentFilling;
import weft.cli.command.CrawlRunner;
import weft.cli.command.Parts;
import weft.cli.command.Version;
import weft.cli.crawl.Crawling;
import weft.cli.crawl.PlanCommand;
import weft.cli.demo.DemoCommand;
import weft.config.SeedParser;
import weft.url.Canonicalizer;

/** The one place where the commands meet what does their work. */
public final class Wiring {
  private Wiring() {}

  /** What the program is made of. */
  public static Parts parts() {
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
