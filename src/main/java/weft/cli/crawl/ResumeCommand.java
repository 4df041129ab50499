package weft.cli.crawl;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.CrawlJob;
import weft.cli.command.ExitCode;
import weft.cli.command.Loading;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.Parts;
import weft.cli.command.Renewal;
import weft.cli.command.SettingFlags;
import weft.config.BesideKeys;
import weft.config.Effective;
import weft.config.Flag;
import weft.config.Key;
import weft.config.RecrawlKeys;
import weft.config.RequestKeys;
import weft.config.Settings;
import weft.config.Topic;
import weft.store.StoreReader;

/** {@code weft resume}: continues an unfinished run as it was configured. */
public final class ResumeCommand implements Command {
  private static final List<Key<?>> AGAIN =
      List.of(Settings.HEADER, RequestKeys.AUTH, RequestKeys.PROXY, BesideKeys.ON_PAGE);

  private final Parts parts;
  private final SettingFlags flags =
      new SettingFlags(
          Settings.all().stream()
              .filter(
                  key ->
                      key.topic() == Topic.LIMITS
                          || key.equals(RecrawlKeys.RETRY_FAILED)
                          || AGAIN.contains(key)
                          || (key.topic() == Topic.CONSOLE && !key.flagOnly()))
              .toList());

  /** The command, wired to those parts. */
  public ResumeCommand(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "resume",
        Chapter.CRAWL,
        "continue an unfinished crawl as it was configured",
        List.of("resume FILE [LIMIT…]"),
        List.of(
            "The configuration is stored with the run, so no flags are needed; it never begins a"
                + " run. A run that reached a limit goes on with a higher one. Secrets are not"
                + " stored: give them again with --header, --auth or --proxy, or write @env:VAR or"
                + " @file:PATH in their place from the start. Nor is the command of --on-page.",
            "--retry-failed takes the newest run up again, finished or not, for the URLs that"
                + " failed in it: at once the first time, then no sooner than an hour after the"
                + " last attempt, two hours, four, up to a week."),
        List.of(
            new Example("weft resume site.db", "goes on where the crawl stopped"),
            new Example("weft resume site.db -m 20000", "the same, up to 20,000 pages in all"),
            new Example("weft resume site.db --retry-failed", "tries again what failed")));
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Arguments.spec(Arguments.file());
    flags.addTo(spec);
    return spec;
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    Path file = Arguments.file(line, console);
    requireCrawl(file);
    List<Flag> again = flags.given();
    Effective effective = Loading.of(again, console);
    Renewal renewal = effective.get(RecrawlKeys.RETRY_FAILED) ? Renewal.FAILED : Renewal.NONE;
    CrawlJob job = new CrawlJob(file, effective, Optional.empty(), again, renewal);
    return LogFile.during(file, effective, () -> parts.crawl().run(job, console));
  }

  /** Refuses a file that is missing or foreign before anything is written beside it. */
  private static void requireCrawl(Path file) {
    StoreReader.open(file).close();
  }
}
