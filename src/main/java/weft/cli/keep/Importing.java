package weft.cli.keep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.cli.command.Console;
import weft.cli.command.Version;
import weft.config.ConfigException;
import weft.config.Effective;
import weft.config.RoomSettings;
import weft.crawl.CrawlSettings;
import weft.crawl.Import;
import weft.crawl.ImportReport;
import weft.crawl.SteadyClock;
import weft.crawl.VisitLog;
import weft.export.archive.ArchiveProblem;
import weft.export.archive.ArchiveSink;
import weft.export.archive.Archives;
import weft.model.ArchivedAnswer;
import weft.model.Run;
import weft.model.RunEnd;
import weft.store.SqliteStore;
import weft.store.StoreSettings;
import weft.url.Canonicalizer;
import weft.url.Domains;
import weft.url.Url;

/**
 * Reads archives into a run of a file. The file is opened when the first answer is there, so that
 * sources of which nothing can be read leave none behind. For one thread.
 */
final class Importing implements ArchiveSink, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("weft.cli");
  private static final int PROBLEMS_SHOWN = 20;

  private final Path file;
  private final Effective effective;
  private final Console console;
  private final CrawlSettings settings;
  private final SteadyClock clock = new SteadyClock();
  private final Map<String, Long> skipped = new TreeMap<>();
  private @Nullable SqliteStore store;
  private @Nullable Import running;
  private long problems;

  /** Imports into that file with those settings. */
  Importing(Path file, Effective effective, Console console) {
    this.file = file;
    this.effective = effective;
    this.console = console;
    settings = new RoomSettings(effective).crawl(Version.number(), console.environment());
  }

  /** Reads the files one after another. */
  void read(Map<String, Path> sources) {
    int longest = (int) Math.min(Integer.MAX_VALUE - 8L, settings.fetch().maxDecoded());
    new Archives(new Canonicalizer(settings.rewrites()), this, longest).read(sources);
  }

  /** Ends the run; empty where nothing was read. */
  Optional<ImportReport> finish() throws InterruptedException {
    if (running == null || store == null) {
      return Optional.empty();
    }
    ImportReport report = running.finish();
    store.end(RunEnd.FINISHED, clock.instant());
    return Optional.of(report);
  }

  /** How many records were left out, by what they are. */
  Map<String, Long> skipped() {
    return skipped;
  }

  /** How many problems there were. */
  long problems() {
    return problems;
  }

  @Override
  public void answer(ArchivedAnswer answer) {
    try {
      running().add(answer);
    } catch (InterruptedException e) {
      throw new IllegalStateException("the main thread was interrupted", e);
    }
  }

  @Override
  public void named(Url url, String source) {
    running().name(url, source);
  }

  @Override
  public void skipped(String kind) {
    long _ = skipped.merge(kind, 1L, Long::sum);
  }

  @Override
  public void problem(ArchiveProblem problem) {
    problems++;
    LOG.log(System.Logger.Level.WARNING, problem.toString());
    if (problems <= PROBLEMS_SHOWN) {
      console.say(problem.toString());
    } else if (problems == PROBLEMS_SHOWN + 1) {
      console.say("further problems are in " + file + ".log");
    }
  }

  private Import running() {
    Import open = running;
    return open == null ? open() : open;
  }

  private Import open() {
    StoreSettings given = settings.store();
    StoreSettings whole =
        new StoreSettings(
            given.durability(), given.bodies(), Integer.MAX_VALUE, given.followNofollow());
    SqliteStore opened =
        SqliteStore.open(file, whole, Version.number(), new Domains()::registeredDomain);
    store = opened;
    begin(opened);
    Import begun = new Import(settings, opened, opened.intake(), new VisitLog(), clock);
    running = begun;
    return begun;
  }

  private void begin(SqliteStore opened) {
    Optional<Run> unfinished = opened.lastRun().filter(run -> !run.finished());
    String config = effective.renderStored();
    if (unfinished.isEmpty()) {
      Run _ = opened.begin(config, clock.instant());
    } else if (opened.seedsPending()) {
      Run _ = opened.carryOn(config);
    } else {
      throw new ConfigException(
          file
              + " holds a crawl that is not finished; end it with 'weft resume', or name another"
              + " file");
    }
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
    if (store != null) {
      store.close();
    }
  }

  /** The files that sources stand for: themselves, or in a directory all that lie in it. */
  static Map<String, Path> files(List<String> sources, Path directory) {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String source : sources) {
      Path path = directory.resolve(source);
      if (Files.isDirectory(path)) {
        try (var all = Files.walk(path)) {
          all.filter(Files::isRegularFile)
              .sorted()
              .forEach(each -> files.put(source + "/" + path.relativize(each), each));
        } catch (IOException e) {
          throw new UncheckedIOException("cannot list " + source + ": " + e.getMessage(), e);
        }
      } else if (Files.isRegularFile(path)) {
        files.put(source, path);
      } else {
        throw new ConfigException(
            source + ": no such file; name an archive, a list or a directory");
      }
    }
    return files;
  }
}
