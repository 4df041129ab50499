package weft.cli.command;

import java.util.List;
import weft.config.SeedParser;

/**
 * What the commands are wired to.
 *
 * @param urls turns texts into canonical URLs
 * @param crawl carries out crawls
 * @param analyze derives content columns
 * @param version the lines of {@code --version}, the first beginning with the name
 * @param further commands that live elsewhere
 */
public record Parts(
    SeedParser urls,
    CrawlRunner crawl,
    Analyzer analyze,
    List<String> version,
    List<Command> further) {

  public Parts {
    version = List.copyOf(version);
    further = List.copyOf(further);
  }
}
