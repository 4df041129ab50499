package weft.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weft.model.Capture;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.Reason;
import weft.model.Saved;
import weft.model.Seed;
import weft.store.PendingRows.Work;

/**
 * The way into a run for answers that were had elsewhere: gives each a place in the queue, from
 * which it is visited and saved like any other. Carried out by the writer thread, for any number of
 * callers.
 */
public final class Intake {
  private static final int AT_ONCE = 1_000;

  private final Writer writer;
  private final UrlHash hash;

  Intake(Writer writer, UrlHash hash) {
    this.writer = writer;
    this.hash = hash;
  }

  /**
   * Queues the URLs of answers, each URL once at most; for each what is to be visited, or nothing
   * where the run has an answer that is as good.
   */
  public List<Optional<CrawlUrl>> take(List<Capture> captures) {
    List<HashedUrl> urls = captures.stream().map(each -> HashedUrl.of(each.url(), hash)).toList();
    return writer.call(
        new Job.Ask<>(
            session -> {
              List<Optional<CrawlUrl>> taken = new ArrayList<>(urls.size());
              for (int i = 0; i < urls.size(); i++) {
                taken.add(
                    Optional.ofNullable(
                        session.captures.take(urls.get(i), captures.get(i), session)));
              }
              return taken;
            }));
  }

  /** Takes in URLs that were named and not answered, which nobody is to ask for that reason. */
  public void name(List<Seed> named, Decision why) {
    for (List<JudgedSeed> some : JudgedSeed.of(named, _ -> why, hash, AT_ONCE)) {
      Saved _ = writer.call(new Job.Ask<>(session -> session.seeds.save(some, session)));
    }
  }

  /** Ends everything that is still queued for that reason, once all is read; answers how much. */
  public int end(Reason reason, String rule) {
    return writer.call(
        new Job.Ask<>(
            session -> {
              session.pending.end(Work.SEEDS);
              return session.captures.end(reason, rule);
            }));
  }
}
