package weft.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.Manual.Chapter;
import weft.cli.Manual.Example;
import weft.config.ConfigLoader;
import weft.config.Effective;
import weft.config.Flag;
import weft.config.RequestKeys;
import weft.config.Settings;
import weft.store.StoreReader;

/** {@code weft resume}: continues an unfinished run as it was configured. */
final class ResumeCommand implements Command {
  private final Parts parts;
  private final SettingFlags flags =
      new SettingFlags(
          List.of(
              Settings.HEADER,
              RequestKeys.AUTH,
              RequestKeys.PROXY,
              Settings.PROGRESS,
              Settings.VERBOSE,
              Settings.QUIET));

  ResumeCommand(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "resume",
        Chapter.CRAWL,
        "continue an unfinished crawl as it was configured",
        List.of("resume FILE"),
        List.of(
            "The configuration is stored with the run, so no flags are needed; it never begins a"
                + " run. Secrets are not stored: give them again with --header, --auth or --proxy,"
                + " or write @env:VAR in their place from the start."),
        List.of(new Example("weft resume site.db", "goes on where the crawl stopped")));
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Commands.spec(Commands.file());
    flags.addTo(spec);
    return spec;
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    Path file = Commands.file(line, console);
    requireCrawl(file);
    List<Flag> again = flags.given();
    Effective effective = new ConfigLoader(console.directory(), console.environment()).load(again);
    CrawlJob job = new CrawlJob(file, effective, Optional.empty(), again);
    return LogFile.during(
        file, effective.get(Settings.VERBOSE), () -> parts.crawl().run(job, console));
  }

  /** Refuses a file that is missing or foreign before anything is written beside it. */
  private static void requireCrawl(Path file) {
    StoreReader.open(file).close();
  }
}
