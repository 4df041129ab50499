package weft.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.CrawlJob;
import weft.cli.command.CrawlRunner;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.Parts;
import weft.cli.crawl.LogFile;
import weft.config.ConfigException;
import weft.config.ConfigLoader;
import weft.config.ConsoleKeys;
import weft.config.Effective;
import weft.config.Flag;
import weft.config.LogFormat;
import weft.config.SeedList;
import weft.config.SeedParser;
import weft.config.SeedReader;
import weft.store.StoreReader;

/** {@code weft demo}: serves a small web on this machine, crawls it, says what to try next. */
public final class DemoCommand implements Command {
  private final SeedParser urls;
  private final CrawlRunner crawl;

  /** The command, wired to what {@link Parts} has too. */
  public DemoCommand(SeedParser urls, CrawlRunner crawl) {
    this.urls = urls;
    this.crawl = crawl;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "demo",
        Chapter.CRAWL,
        "crawl a small web that is served on this machine",
        List.of("demo"),
        List.of(
            "Serves data/demo-site on a free loopback port, crawls it with config/demo.toml into"
                + " data/demo.db, and ends. A former data/demo.db is replaced. Away from a checkout"
                + " the file is demo.db in the working directory. No network is needed."),
        List.of(new Example("weft demo", "a first crawl, in a second or two")));
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.create();
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    try {
      DemoPlace place = DemoPlace.find(home(), console.directory().toAbsolutePath());
      if (Files.exists(place.database())) {
        StoreReader.open(place.database()).close(); // refuses a file that is not ours
        console.say("replaces the former " + place.database().getFileName());
      }
      place.clear();
      return crawl(place, console);
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          "the demonstration's files are missing: "
              + e.getMessage()
              + "; run weft from a checkout"
              + " or from a whole distribution",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ExitCode crawl(DemoPlace place, Console console) throws IOException {
    try (DemoSite site = DemoSite.open(place.site());
        LogFile _ = LogFile.beside(place.database(), false, LogFormat.TEXT)) {
      return crawl.run(job(place, site, console), console);
    }
  }

  /** The crawl as the demonstration's own configuration has it, whatever else is set around. */
  private CrawlJob job(DemoPlace place, DemoSite site, Console console) {
    var config = new Flag(ConsoleKeys.CONFIG, "--config", place.config().toString());
    Effective effective = new ConfigLoader(place.site(), Map.of()).load(List.of(config));
    SeedList seeds =
        new SeedReader(urls, console.in(), console.directory())
            .read(List.of(site.origin() + "/"), List.of());
    return new CrawlJob(place.database(), effective, Optional.of(seeds), List.of());
  }

  private static @Nullable Path home() {
    String home = System.getProperty("weft.home");
    return home == null ? null : Path.of(home);
  }
}
