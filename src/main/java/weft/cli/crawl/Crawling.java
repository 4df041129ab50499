package weft.cli.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import weft.cli.command.Console;
import weft.cli.command.CrawlJob;
import weft.cli.command.CrawlRunner;
import weft.cli.command.ExitCode;
import weft.cli.command.ExitCodes;
import weft.cli.command.OnPageCounts;
import weft.cli.command.Renewal;
import weft.cli.output.Answer;
import weft.cli.output.Wording;
import weft.config.BesideKeys;
import weft.config.ConfigException;
import weft.config.ConsoleKeys;
import weft.config.Effective;
import weft.config.Progress;
import weft.config.RoomSettings;
import weft.config.SeedList;
import weft.crawl.Crawl;
import weft.crawl.CrawlListener;
import weft.crawl.CrawlReport;
import weft.crawl.CrawlSettings;
import weft.crawl.LoginFailed;
import weft.crawl.Reach;
import weft.crawl.SteadyClock;
import weft.fetch.Credentials;
import weft.model.Failed;
import weft.model.Run;
import weft.model.RunEnd;
import weft.model.Seed;
import weft.store.SqliteStore;
import weft.store.StoreReader;
import weft.store.StoreSettings;
import weft.url.Domains;

/** Opens the store, runs the crawl with its progress on the console, and sums it up. */
public final class Crawling implements CrawlRunner {
  private static final String OWN_DEPTHS =
      "SELECT 1 FROM seed WHERE run = %d AND depth IS NOT NULL LIMIT 1";
  private static final System.Logger LOG = System.getLogger("weft.cli");

  private final String version;

  /** A runner of crawls for the program of that version. */
  public Crawling(String version) {
    this.version = version;
  }

  @Override
  public ExitCode run(CrawlJob job, Console console) {
    Effective effective = job.resuming() ? stored(job) : job.effective();
    try (Notices _ = Notices.on(console);
        StopSignal signal = StopSignal.watch()) {
      Optional<CrawlReport> report = crawl(job, effective, signal, console);
      if (report.isEmpty()) {
        return ExitCode.DONE;
      }
      say(report.get(), effective, console);
      if (!effective.get(ConsoleKeys.QUIET)) {
        summarize(job.file(), report.get(), console);
      }
      return exitCode(report.get(), signal);
    }
  }

  /** Crawls, with the store open for as long as that takes; empty where nothing is to resume. */
  private Optional<CrawlReport> crawl(
      CrawlJob job, Effective effective, StopSignal signal, Console console) {
    RoomSettings rooms = new RoomSettings(effective);
    CrawlSettings settings = rooms.crawl(version, console.environment());
    rooms.cautions().forEach(console::say);
    Domains domains = new Domains();
    try (SqliteStore store =
        SqliteStore.open(job.file(), settings.store(), version, domains::registeredDomain)) {
      Optional<Run> last = store.lastRun();
      Optional<Run> unfinished = last.filter(run -> !run.finished());
      requireRun(settings.store().since(), last, job.file());
      Optional<String> nothing = nothingToDo(job, store, unfinished.isPresent());
      if (nothing.isPresent()) {
        console.say(job.file() + ": " + nothing.get());
        last.ifPresent(
            run -> Beside.makeUp(job.file(), run, effective, settings, version, console));
        return Optional.empty();
      }
      requireSeeds(job, store);
      SteadyClock clock = new SteadyClock();
      try (Watching watching = Watching.by(effective, console);
          Beside beside = Beside.of(effective, settings, version, console)) {
        Credentials credentials = new RoomSettings(effective).credentials(console.environment());
        job.seeds().ifPresent(seeds -> seeds.credentials().forEach(credentials::put));
        Crawl crawl = crawl(job, settings, credentials, store, watching, beside, clock);
        signal.stops(crawl);
        watching.watch(crawl);
        logIn(crawl);
        unfinished.ifPresent(before -> keepDepth(before, job, effective));
        String config = effective.renderStored();
        List<Seed> seeds = seeds(job, store, last);
        boolean retries = job.renewal() == Renewal.FAILED;
        Run run =
            unfinished.isPresent() || retries
                ? store.carryOn(config)
                : store.begin(config, clock.instant());
        if (retries) {
          store.retryFailed(clock.instant());
        }
        if (unfinished.isPresent() && !job.resuming()) {
          sayOtherSettings(unfinished.get(), effective, console);
        }
        if (unfinished.isPresent() && effective.find(BesideKeys.ON_PAGE).isEmpty()) {
          sayLostCommand(unfinished.get(), job.file(), console);
        }
        boolean rejudge = unfinished.filter(before -> !before.config().equals(config)).isPresent();
        beside.begin(job.file(), run, crawl);
        Steering steering =
            new Steering(crawl, effective, credentials, version, console.environment());
        try (ControlSocket _ = ControlSocket.open(job.file(), steering::apply)) {
          CrawlReport report =
              watching.over(
                  run, seeds.size(), () -> run(crawl, run, seeds, rejudge, effective, console));
          if (effective.get(ConsoleKeys.PROFILE)) {
            Profile.of(crawl.times(), report.stats().pages()).forEach(console.err()::println);
          }
          beside.finish(effective, console);
          return Optional.of(report);
        }
      }
    }
  }

  private static void requireRun(long since, Optional<Run> last, Path file) {
    long newest = last.map(Run::id).orElse(0L);
    if (since != StoreSettings.ALL_RUNS && since > newest) {
      throw new ConfigException(
          "since %d: %s has no such run; 'weft runs' lists them".formatted(since, file));
    }
  }

  /** Why there is nothing to do; empty where there is something. */
  private static Optional<String> nothingToDo(CrawlJob job, SqliteStore store, boolean unfinished) {
    if (!job.resuming() || unfinished) {
      return Optional.empty();
    }
    return switch (job.renewal()) {
      case NEW_RUN -> Optional.empty();
      case NONE -> Optional.of("nothing to resume, the crawl is finished");
      case FAILED -> nothingToRetry(store.failed(Instant.now()));
    };
  }

  private static Optional<String> nothingToRetry(Failed failed) {
    if (failed.due() > 0) {
      return Optional.empty();
    }
    Instant next = failed.next();
    return Optional.of(
        next == null
            ? "nothing to try again, no URL failed"
            : "nothing to try again yet, "
                + Wording.count(failed.waiting(), "failed URL waits", "failed URLs wait")
                + "; the first is due at "
                + next.truncatedTo(ChronoUnit.SECONDS));
  }

  /** The seeds to begin with: those given, else where a new run is wanted those of the last. */
  private static List<Seed> seeds(CrawlJob job, SqliteStore store, Optional<Run> last) {
    boolean again = job.renewal() == Renewal.NEW_RUN && last.filter(Run::finished).isPresent();
    return again
        ? store.seeds(last.orElseThrow())
        : job.seeds().map(SeedList::seeds).orElse(List.of());
  }

  /** A run whose seeds are not all there can be carried on only by whoever names them again. */
  private static void requireSeeds(CrawlJob job, SqliteStore store) {
    if (job.resuming() && store.seedsPending()) {
      throw new ConfigException(
          job.file()
              + ": the crawl was interrupted before all its seeds were stored; run that"
              + " 'weft crawl' once more");
    }
  }

  private static void logIn(Crawl crawl) {
    try {
      crawl.logIn();
    } catch (LoginFailed e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("the main thread was interrupted", e);
    }
  }

  private static CrawlReport run(
      Crawl crawl,
      Run run,
      List<Seed> seeds,
      boolean rejudge,
      Effective effective,
      Console console) {
    LOG.log(System.Logger.Level.INFO, "run " + run.id() + " begins, " + seeds.size() + " seeds");
    try (ProgressWatch _ = ProgressWatch.over(crawl, progress(effective), console)) {
      CrawlReport report = crawl.run(run, seeds, rejudge);
      LOG.log(System.Logger.Level.INFO, "run " + run.id() + " ends: " + report.end().label());
      return report;
    } catch (InterruptedException e) {
      throw new IllegalStateException("the main thread was interrupted", e);
    }
  }

  private static Progress progress(Effective effective) {
    return effective.get(ConsoleKeys.QUIET) ? Progress.NONE : effective.get(ConsoleKeys.PROGRESS);
  }

  private static Crawl crawl(
      CrawlJob job,
      CrawlSettings settings,
      Credentials credentials,
      SqliteStore store,
      CrawlListener listener,
      Beside beside,
      SteadyClock clock) {
    try {
      return new Crawl(
          settings,
          store,
          () -> freeDisk(job.file()),
          credentials,
          (visit, saved) -> {
            listener.visited(visit, saved);
            beside.visited(visit, saved);
          },
          beside.extensions(),
          clock);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Effective stored(CrawlJob job) {
    try (StoreReader reader = StoreReader.open(job.file())) {
      List<Run> runs = reader.runs();
      if (runs.isEmpty()) {
        throw new ConfigException(job.file() + " holds no run; start one with 'weft crawl'");
      }
      return Effective.parseStored(runs.getLast().config()).with(job.again());
    }
  }

  /** Depths of single seeds are stored in relation to the crawl's, which therefore has to stay. */
  private static void keepDepth(Run before, CrawlJob job, Effective effective) {
    if (!Effective.parseStored(before.config()).differences(effective).contains("depth")) {
      return;
    }
    try (StoreReader reader = StoreReader.open(job.file())) {
      if (!Answer.to(reader, OWN_DEPTHS, before.id()).isEmpty()) {
        throw new ConfigException(
            "depth cannot be changed in %s, for seeds of its run have depths of their own;"
                    .formatted(job.file())
                + " keep the run's, or name another file");
      }
    }
  }

  private static void sayOtherSettings(Run run, Effective effective, Console console) {
    List<String> other = Effective.parseStored(run.config()).differences(effective);
    if (!other.isEmpty()) {
      console.say(
          "the run goes on with other settings than it had: "
              + String.join(", ", other)
              + "; 'weft resume' would keep them");
    }
  }

  private static void sayLostCommand(Run run, Path file, Console console) {
    try (StoreReader reader = StoreReader.open(file)) {
      if (OnPageCounts.of(reader, run).isPresent()) {
        console.say(
            "the run had a command for its pages, which is not stored; it goes on without it, unless"
                + " you give --on-page again");
      }
    }
  }

  private static void say(CrawlReport report, Effective effective, Console console) {
    report
        .scopesAdded()
        .forEach(scope -> console.say("a seed's redirect has added to the scope: " + scope));
    if (report.end() == RunEnd.LIMIT) {
      console.say("stopped by " + shown(report.limit()) + "; 'weft resume' takes another limit");
      if (!new RoomSettings(effective).reach().equals(Reach.PAGES)) {
        console.say("assets, links out and extra hops wait until all pages are there");
      }
    }
  }

  /** A limit with its bytes in words. */
  private static String shown(String limit) {
    String[] words = limit.split(" ", 2);
    String bytes = words.length == 2 ? words[1] : "";
    return switch (words[0]) {
      case "max-bytes" -> "max-bytes " + Wording.bytes(Long.parseLong(bytes));
      case "min-free-disk" ->
          "min-free-disk "
              + Wording.bytes(Long.parseLong(bytes))
              + ": the disk of the file has less room than that";
      default -> limit;
    };
  }

  private static void summarize(Path file, CrawlReport report, Console console) {
    try (StoreReader reader = StoreReader.open(file)) {
      Summary.of(reader, file, report.took(), report.stats().pages())
          .forEach(console.err()::println);
    }
  }

  private static ExitCode exitCode(CrawlReport report, StopSignal signal) {
    if (report.end() == RunEnd.FINISHED && report.nothingReached()) {
      return ExitCode.UNREACHABLE;
    }
    if (report.end() == RunEnd.STOPPED && !signal.received()) {
      return ExitCode.TERMINATED; // by 'weft ctl FILE stop'
    }
    return signal.received() ? ExitCode.INTERRUPTED : ExitCodes.of(report.end());
  }

  private static long freeDisk(Path file) {
    try {
      return Files.getFileStore(file).getUsableSpace();
    } catch (IOException _) {
      return Long.MAX_VALUE;
    }
  }
}
