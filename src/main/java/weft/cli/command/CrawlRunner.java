package weft.cli.command;

/** Carries out a crawl: shows progress and the summary on the console, and says how it ended. */
@FunctionalInterface
public interface CrawlRunner {

  /** Runs the crawl to its end. */
  ExitCode run(CrawlJob job, Console console);
}
