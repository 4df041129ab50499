package weft.crawl;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import weft.model.Body;
import weft.model.FetchResult;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.model.Saved;
import weft.model.State;
import weft.model.Verdict;
import weft.model.Visit;

/** Counts what this stretch of a run has done. Safe for any number of threads. */
public final class CrawlStats implements CrawlListener {
  private final LongAdder pages = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder queued = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder errorAnswers = new LongAdder();
  private final Map<Reason, LongAdder> ended = new ConcurrentHashMap<>();

  /**
   * The counts at one instant.
   *
   * @param pages answers stored that were no redirects
   * @param bytes received in all answers
   * @param queued URLs waiting or under way
   * @param retries attempts that will be repeated
   * @param errorAnswers answers with status 400 and above
   * @param ended URLs that were excluded or failed, by reason
   */
  public record Snapshot(
      long pages,
      long bytes,
      long queued,
      long retries,
      long errorAnswers,
      Map<Reason, Long> ended) {

    public Snapshot {
      ended = Map.copyOf(ended);
    }

    /** URLs that failed. */
    public long failed() {
      return count(State.FAILED);
    }

    /** URLs that were visited and then excluded. */
    public long excluded() {
      return count(State.EXCLUDED);
    }

    private long count(State state) {
      return ended.entrySet().stream()
          .filter(entry -> entry.getKey().state() == state)
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  /** URLs that were queued when the stretch began. */
  void start(long alreadyQueued) {
    queued.add(alreadyQueued);
  }

  /** URLs that became queued otherwise than by a visit. */
  void queued(long urls) {
    queued.add(urls);
  }

  /** So many URLs are queued in the store, however they came to be. */
  void recount(long inStore) {
    queued.add(inStore - queued.sum());
  }

  /** Queued URLs that ended all at once. */
  void ended(Reason reason, long urls) {
    queued.add(-urls);
    ended.computeIfAbsent(reason, _ -> new LongAdder()).add(urls);
  }

  @Override
  public void visited(Visit visit, Saved saved) {
    queued.add(saved.queued().size());
    answered(visit);
    switch (visit.verdict()) {
      case Verdict.Done _ -> {
        queued.decrement();
        if (visit.hasPage() && !saved.repeatsPage()) {
          pages.increment();
        }
      }
      case Verdict.GaveUp(Reason reason, _) -> ended(reason, 1);
      case Verdict.Excluded(Reason reason, _) -> ended(reason, 1);
      case Verdict.Retry _ -> retries.increment();
      case Verdict.Returned _, Verdict.Deferred _ -> {}
    }
  }

  /** The counts now. */
  public Snapshot snapshot() {
    Map<Reason, Long> counts = new TreeMap<>();
    ended.forEach((reason, count) -> counts.put(reason, count.sum()));
    return new Snapshot(
        pages.sum(), bytes.sum(), queued.sum(), retries.sum(), errorAnswers.sum(), counts);
  }

  private void answered(Visit visit) {
    switch (visit.result()) {
      case FetchResult.Response(var exchange, Body body) -> {
        bytes.add(body.wireLength());
        if (exchange.status() >= 400 && visit.lease().url().pursuit() != Pursuit.SITEMAP) {
          errorAnswers.increment();
        }
      }
      case FetchResult.Redirect(_, Body body, _) -> bytes.add(body.wireLength());
      case FetchResult.Failure _, FetchResult.Excluded _, FetchResult.NotDue _ -> {}
    }
  }
}
