package weft.crawl;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import weft.fetch.FetchObserver;
import weft.model.ArchivedAnswer;
import weft.model.Capture;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.Lease;
import weft.model.Reason;
import weft.model.RobotsFile;
import weft.model.Seed;
import weft.store.Intake;
import weft.store.PageStore;
import weft.url.Url;

/**
 * Takes archived answers into a run, each by the straight line of a visit: parsed, its links
 * admitted, saved. Answers are visited side by side, as many at once as their bytes allow. For one
 * thread.
 */
public final class Import implements AutoCloseable {
  /** What keeps a URL out that no archived answer is of. */
  static final Decision NOT_ARCHIVED = Decision.reject(Reason.NOT_ARCHIVED, "import");

  private static final int AT_ONCE = 64;
  private static final long BYTES_AT_ONCE = 16L << 20;
  private static final int UNIT = 64 * 1024;
  private static final int UNITS = 1024;

  private final PageStore store;
  private final Intake intake;
  private final ArchiveFetcher fetcher;
  private final Visitor visitor;
  private final long maxDecoded;
  private final ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(UNITS);
  private final AtomicReference<@Nullable RuntimeException> trouble = new AtomicReference<>();
  private final AtomicLong leases = new AtomicLong();
  private final List<ArchivedAnswer> waiting = new ArrayList<>();
  private final List<Seed> named = new ArrayList<>();
  private final Set<Url> taken = new HashSet<>();
  private long order;
  private long saved;
  private long names;
  private long waitingBytes;
  private long older;
  private long unchanged;
  private long robots;

  /**
   * An import into the current run of a store.
   *
   * @param store stays open
   * @param listener is told of each answer that was stored
   */
  public Import(
      CrawlSettings settings,
      PageStore store,
      Intake intake,
      CrawlListener listener,
      InstantSource clock) {
    this.store = store;
    this.intake = intake;
    maxDecoded = settings.fetch().maxDecoded();
    fetcher = new ArchiveFetcher(maxDecoded);
    visitor = ImportRooms.visitor(settings, store, fetcher, listener, clock);
  }

  /**
   * Takes an answer in, sooner or later.
   *
   * @throws weft.store.StoreException when the store has failed
   */
  public void add(ArchivedAnswer answer) throws InterruptedException {
    if (answer.status() == 304) {
      unchanged++;
      return;
    }
    if (ArchiveKind.isRobots(answer) && answer.page() == null) {
      keep(ArchiveKind.robots(answer));
      return;
    }
    if (!taken.add(answer.url())) {
      drain();
      taken.add(answer.url());
    }
    waiting.add(answer);
    waitingBytes += answer.payload().length;
    if (taken.size() >= AT_ONCE * AT_ONCE) {
      drain();
    } else if (waiting.size() >= AT_ONCE || waitingBytes >= BYTES_AT_ONCE) {
      visitWaiting();
    }
  }

  /** Takes in a URL that is named and not answered, and where it is named. */
  public void name(Url url, String source) {
    named.add(new Seed(url, false, source));
    if (named.size() >= AT_ONCE * AT_ONCE) {
      intakeNamed();
    }
  }

  private void intakeNamed() {
    intake.name(named, NOT_ARCHIVED);
    names += named.size();
    named.clear();
  }

  private void keep(@Nullable RobotsFile file) {
    if (file != null) {
      store.saveRobots(file);
      robots++;
    }
  }

  /** Waits until everything that was added is stored, ends the run's queue and reports. */
  public ImportReport finish() throws InterruptedException {
    drain();
    intakeNamed();
    int _ = intake.end(Reason.NOT_ARCHIVED, NOT_ARCHIVED.rule());
    return new ImportReport(saved, names, older, unchanged, robots);
  }

  private void drain() throws InterruptedException {
    visitWaiting();
    room.acquire(UNITS);
    room.release(UNITS);
    taken.clear();
    throwTrouble();
  }

  private void visitWaiting() throws InterruptedException {
    throwTrouble();
    List<Capture> captures = waiting.stream().map(this::capture).toList();
    List<Optional<CrawlUrl>> places = captures.isEmpty() ? List.of() : intake.take(captures);
    for (int i = 0; i < places.size(); i++) {
      ArchivedAnswer answer = waiting.get(i);
      if (places.get(i).isEmpty()) {
        older++;
      } else {
        saved++;
        begin(answer, places.get(i).get());
      }
    }
    waiting.clear();
    waitingBytes = 0;
  }

  private Capture capture(ArchivedAnswer answer) {
    boolean lasting = answer.status() < 500 && answer.status() != 429;
    return new Capture(
        answer.url(),
        ArchiveKind.pursuit(answer, maxDecoded),
        ArchiveKind.isGuess(answer),
        answer.at(),
        lasting,
        order++,
        answer.source());
  }

  private void begin(ArchivedAnswer answer, CrawlUrl url) throws InterruptedException {
    int units = Math.min(UNITS, 8 + answer.payload().length / UNIT);
    room.acquire(units);
    fetcher.put(answer);
    Lease lease = new Lease(leases.incrementAndGet(), url, answer.at());
    visits.execute(() -> visit(lease, units));
  }

  private void visit(Lease lease, int units) {
    try {
      boolean _ = visitor.visit(lease, FetchObserver.NONE);
    } catch (RuntimeException e) {
      trouble.compareAndSet(null, e);
    } finally {
      room.release(units);
    }
  }

  private void throwTrouble() {
    RuntimeException failure = trouble.get();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    visits.close();
    fetcher.close();
  }
}
