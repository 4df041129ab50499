package weft.cli.crawl;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.CrawlJob;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.Parts;

/** {@code weft crawl}: reads everything the user gave and hands the job to the crawl. */
public final class CrawlCommand implements Command {
  private final Parts parts;
  private final CrawlArguments arguments;

  /** The command, wired to those parts. */
  public CrawlCommand(Parts parts) {
    this.parts = parts;
    arguments = new CrawlArguments(parts.urls());
  }

  @Override
  public Manual manual() {
    return new Manual(
        "crawl",
        Chapter.CRAWL,
        "crawl from seeds into a SQLite file",
        List.of(
            "crawl SEED… [-o FILE] [SETTING…]",
            "crawl -i LIST [-o FILE] [SETTING…]",
            "crawl -o FILE [SETTING…]"),
        List.of(
            "A file that does not exist is created. A file with an unfinished run continues that"
                + " run, and new seeds are added to it. A file whose run is finished gets a new"
                + " run. A log is written beside it, FILE.log.",
            "A new run asks on the condition that a page has changed since an earlier one."
                + " Without seeds, the crawl in FILE is done once more: from its seeds, with its"
                + " settings, as far as none are given.",
            "Durations: 500ms, 2s, 5m, 1h30m. Sizes: bytes, or 10K, 10M, 10G. RE is a regular"
                + " expression found anywhere in the URL. Every setting may also stand in weft.toml"
                + " or the environment: --max-pages is max-pages there and WEFT_MAX_PAGES here."),
        List.of(
            new Example(
                "weft crawl https://example.org/", "one host, politely, into example.org.db"),
            new Example(
                "weft crawl https://example.org/docs/ -s prefix -d 3", "one part of a site"),
            new Example(
                "weft crawl -i seeds.txt -o many.db -m 100000", "a list of sites, with a limit"),
            new Example(
                "weft crawl example.org --exclude '/calendar/' --exclude '[?&]sort='",
                "without what has no end"),
            new Example(
                "weft crawl -o site.db --revisit adaptive",
                "once more, each page as often as it changes")));
  }

  @Override
  public CommandSpec spec() {
    return arguments.spec();
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    CrawlJob job = arguments.job(line, console);
    return LogFile.during(job.file(), job.effective(), () -> parts.crawl().run(job, console));
  }
}
