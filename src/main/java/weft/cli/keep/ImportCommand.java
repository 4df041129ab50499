package weft.cli.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Loading;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.SettingFlags;
import weft.cli.crawl.LogFile;
import weft.cli.crawl.Summary;
import weft.cli.output.Report;
import weft.cli.output.Wording;
import weft.config.BoundKeys;
import weft.config.ConfigException;
import weft.config.ConsoleKeys;
import weft.config.Effective;
import weft.config.Settings;
import weft.crawl.ImportReport;
import weft.crawl.SteadyClock;
import weft.store.StoreReader;

/** {@code weft import}: what others have archived, as a crawl that asked nobody. */
public final class ImportCommand implements Command {
  private final SettingFlags flags =
      new SettingFlags(
          List.of(
              Settings.OUTPUT,
              Settings.STORE_BODY,
              Settings.CONTENT,
              Settings.EXTRACT,
              BoundKeys.MAX_DECODED,
              ConsoleKeys.CONFIG,
              ConsoleKeys.QUIET));

  @Override
  public Manual manual() {
    return new Manual(
        "import",
        Chapter.CRAWL,
        "read archives of other programs as a crawl that asked nobody",
        List.of("import SOURCE… -o FILE"),
        List.of(
            "A SOURCE is a WARC or ARC file (plain, gzip, zstd), a WACZ package, a sitemap, a list"
                + " of URLs, a table internal_all or all_inlinks of Screaming Frog, or a directory"
                + " of these; its first bytes say which. Its answers are"
                + " parsed and stored as if they had been fetched when they were archived, so that"
                + " reports, search and comparisons work on them. No request is made: what nothing"
                + " in the archive answers is excluded, not-archived.",
            "A file that exists gets a further run, which is compared with those before. What is"
                + " damaged is told of with file and offset, and what can be read is kept."),
        List.of(
            new Example("weft import crawl.warc.gz -o site.db", "one archive"),
            new Example("weft import archive/ sitemap.xml -o site.db", "all in a directory")));
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    flags.addTo(spec);
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("SOURCE")
            .description("Archive, sitemap, list of URLs, or directory of these")
            .build());
    return spec;
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    List<String> names = line.matchedPositionalValue(0, List.<String>of());
    Effective effective = Loading.of(flags.given(), console);
    Path file =
        effective
            .find(Settings.OUTPUT)
            .map(console.directory()::resolve)
            .orElseThrow(() -> new ConfigException("import needs --output FILE"));
    Map<String, Path> sources = Importing.files(names, console.directory());
    requireOurs(file);
    return LogFile.during(file, effective, () -> run(file, names, sources, effective, console));
  }

  /** Refuses a foreign file before anything is read. */
  private static void requireOurs(Path file) {
    try {
      if (Files.exists(file) && Files.size(file) > 0) {
        StoreReader.open(file).close();
      }
    } catch (IOException e) {
      throw new ConfigException("--output " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static ExitCode run(
      Path file,
      List<String> names,
      Map<String, Path> sources,
      Effective effective,
      Console console) {
    SteadyClock clock = new SteadyClock();
    var begun = clock.instant();
    Optional<ImportReport> report;
    Importing importing = new Importing(file, effective, console);
    try (importing) {
      importing.read(sources);
      report = importing.finish();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the main thread was interrupted", e);
    }
    if (report.isEmpty()) {
      String kinds = kinds(importing);
      console.say(
          "no answers and no URLs in "
              + String.join(", ", names)
              + (kinds.isEmpty() ? "" : ", only records of other kinds: " + kinds));
      return ExitCode.USAGE;
    }
    if (!effective.get(ConsoleKeys.QUIET)) {
      Duration took = Duration.between(begun, clock.instant());
      counts(report.get(), importing).lines().forEach(console.err()::println);
      try (StoreReader reader = StoreReader.open(file)) {
        Summary.of(reader, file, took, report.get().saved()).forEach(console.err()::println);
      }
    }
    return ExitCode.DONE;
  }

  private static Report counts(ImportReport report, Importing importing) {
    Report text = new Report();
    text.line("Imported:");
    text.count("answers", report.saved(), "");
    count(text, "URLs named", report.named(), "without an answer");
    count(text, "robots.txt", report.robots(), "");
    count(text, "older", report.older(), "answers, of which a newer one was stored");
    count(text, "unchanged", report.unchanged(), "answers that say that an earlier one holds");
    long skipped = importing.skipped().values().stream().mapToLong(Long::longValue).sum();
    count(text, "other records", skipped, kinds(importing));
    count(text, "problems", importing.problems(), "with file and offset in the log");
    text.blank();
    return text;
  }

  private static String kinds(Importing importing) {
    return importing.skipped().entrySet().stream()
        .map(each -> each.getKey() + " " + Wording.number(each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static void count(Report text, String label, long number, String remark) {
    if (number > 0) {
      text.count(label, number, remark);
    }
  }
}
