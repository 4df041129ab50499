package weft.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.Manual.Chapter;
import weft.cli.Manual.Example;
import weft.config.ConfigException;
import weft.config.ConfigLoader;
import weft.config.Effective;
import weft.config.SeedList;
import weft.config.SeedReader;
import weft.config.Settings;
import weft.store.StoreReader;

/** {@code weft crawl}: reads everything the user gave and hands the job to the crawl. */
final class CrawlCommand implements Command {
  private static final int PROBLEMS_SHOWN = 10;

  private final Parts parts;
  private final SettingFlags flags = new SettingFlags(Settings.all());

  CrawlCommand(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "crawl",
        Chapter.CRAWL,
        "crawl from seeds into a SQLite file",
        List.of("crawl SEED… [-o FILE] [SETTING…]", "crawl -i LIST [-o FILE] [SETTING…]"),
        List.of(
            "A file that does not exist is created. A file with an unfinished run continues that"
                + " run, and new seeds are added to it. A file whose run is finished gets a new"
                + " run. A log is written beside it, FILE.log.",
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
                "without what has no end")));
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    flags.addTo(spec);
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("SEED")
            .description("URL to begin with; without a scheme https is tried, then http")
            .build());
    return spec;
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    List<String> arguments = line.matchedPositionalValue(0, List.<String>of());
    Effective effective =
        new ConfigLoader(console.directory(), console.environment()).load(flags.given());
    SeedList seeds =
        new SeedReader(parts.urls(), console.in(), console.directory())
            .read(arguments, effective.list(Settings.INPUT));
    report(seeds, console);
    Path file = console.directory().resolve(output(effective, seeds));
    requireDirectory(file);
    requireOurs(file);
    CrawlJob job = new CrawlJob(file, effective, Optional.of(seeds), List.of());
    return LogFile.during(file, effective, () -> parts.crawl().run(job, console));
  }

  private static Path output(Effective effective, SeedList seeds) {
    return effective
        .find(Settings.OUTPUT)
        .orElseGet(() -> Path.of(fileName(seeds.seeds().getFirst().url().host())));
  }

  private static String fileName(String host) {
    return host.replaceAll("[^A-Za-z0-9.-]", "_").replaceAll("^[.-]+", "") + ".db";
  }

  private static void requireDirectory(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw new ConfigException("--output " + file + " is a directory; name a file in it");
    }
    if (parent == null || !Files.isDirectory(parent)) {
      throw new ConfigException(
          "--output " + file + ": directory " + parent + " does not exist; create it first");
    }
    if (!Files.isWritable(Files.exists(file) ? file : parent)) {
      throw new ConfigException("--output " + file + " cannot be written: permission denied");
    }
  }

  /** Refuses a foreign file before anything is written beside it. */
  private static void requireOurs(Path file) {
    try {
      if (Files.exists(file) && Files.size(file) > 0) {
        StoreReader.open(file).close();
      }
    } catch (IOException e) {
      throw new ConfigException("--output " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void report(SeedList seeds, Console console) {
    List<String> problems = seeds.problems();
    problems.stream().limit(PROBLEMS_SHOWN).forEach(console::say);
    if (problems.size() > PROBLEMS_SHOWN) {
      int rest = problems.size() - PROBLEMS_SHOWN;
      console.say("and " + rest + " more lines that are no seeds; the other lines are used");
    }
  }
}
