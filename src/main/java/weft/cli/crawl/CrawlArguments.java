package weft.cli.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Console;
import weft.cli.command.CrawlJob;
import weft.cli.command.Loading;
import weft.cli.command.Renewal;
import weft.cli.command.SettingFlags;
import weft.config.ConfigException;
import weft.config.ConsoleKeys;
import weft.config.Effective;
import weft.config.Key;
import weft.config.RecrawlKeys;
import weft.config.RequestKeys;
import weft.config.SeedList;
import weft.config.SeedParser;
import weft.config.SeedReader;
import weft.config.Settings;
import weft.store.StoreReader;

/** The command line of a crawl: seeds, settings, and the file that it is to be written to. */
final class CrawlArguments {
  private static final int PROBLEMS_SHOWN = 10;

  private final SeedParser urls;
  private final SettingFlags flags = new SettingFlags(Settings.all());

  CrawlArguments(SeedParser urls) {
    this.urls = urls;
  }

  /** A command that takes them. */
  CommandSpec spec() {
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

  /** What is asked for; seeds that cannot be used are reported on the console. */
  CrawlJob job(ParseResult line, Console console) {
    List<String> arguments = line.matchedPositionalValue(0, List.<String>of());
    Effective effective = Loading.of(flags.given(), console);
    if (arguments.isEmpty() && effective.list(Settings.INPUT).isEmpty()) {
      Optional<CrawlJob> again = again(effective, console);
      if (again.isPresent()) {
        return again.get();
      }
    } else if (effective.get(RecrawlKeys.RETRY_FAILED)) {
      throw new ConfigException(
          "--retry-failed takes no seeds: it tries again what failed; give --output FILE alone");
    }
    SeedList seeds =
        new SeedReader(urls, console.in(), console.directory())
            .read(arguments, effective.list(Settings.INPUT));
    report(seeds, console);
    Path file = console.directory().resolve(output(effective, seeds));
    requireDirectory(file);
    requireOurs(file);
    for (Key<Path> key : List.of(ConsoleKeys.EVENTS, RequestKeys.SAVE_COOKIES)) {
      effective
          .find(key)
          .ifPresent(other -> requireApart(key, console.directory().resolve(other), file));
    }
    return new CrawlJob(file, effective, Optional.of(seeds), List.of());
  }

  /** Without seeds: the crawl in a file once more, with its own seeds and configuration. */
  private Optional<CrawlJob> again(Effective effective, Console console) {
    boolean retries = effective.get(RecrawlKeys.RETRY_FAILED);
    Optional<Path> file = effective.find(Settings.OUTPUT).map(console.directory()::resolve);
    if (file.isEmpty() || !Files.isRegularFile(file.get()) || !hasRun(file.get())) {
      if (retries) {
        throw new ConfigException("--retry-failed needs --output FILE with a crawl in it");
      }
      return Optional.empty();
    }
    requireDirectory(file.get());
    return Optional.of(
        new CrawlJob(
            file.get(),
            effective,
            Optional.empty(),
            flags.given(),
            retries ? Renewal.FAILED : Renewal.NEW_RUN));
  }

  private static boolean hasRun(Path file) {
    try (StoreReader reader = StoreReader.open(file)) {
      return !reader.runs().isEmpty();
    }
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

  /** Refuses to write something else into the database or a file that belongs to it. */
  private static void requireApart(Key<Path> key, Path other, Path database) {
    Path path = other.toAbsolutePath().normalize();
    Path parent = path.getParent();
    if (path.toString().startsWith(database.toAbsolutePath().normalize().toString())) {
      throw new ConfigException(
          key.flag() + " " + other + " is the database or belongs to it; name another file");
    }
    if (parent == null || !Files.isDirectory(parent)) {
      throw new ConfigException(
          key.flag() + " " + other + ": directory " + parent + " does not exist; create it first");
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
