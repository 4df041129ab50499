package weft.frontier;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.model.CrawlUrl;
import weft.model.Pursuit;

/**
 * Remembers URLs that were read back from the store for as long as a visit that was under way then
 * may still hand them in: such a visit's rows are committed, and so readable, before its lease
 * ends. Without this a URL could be read back, visited and finished, and then be queued a second
 * time.
 */
final class Refills {
  /** What a URL was read back for; it may be queued again for more. */
  private record Wanted(long url, Pursuit pursuit, int attempts) {
    static Wanted of(CrawlUrl url) {
      return new Wanted(url.id(), url.pursuit(), url.attempts());
    }
  }

  private record Batch(List<Wanted> urls, long leasesBelow) {}

  private final ArrayDeque<Batch> batches = new ArrayDeque<>();
  private final Map<Wanted, Long> remembered = new HashMap<>();

  /** Remembers a batch until every lease with an id below that one has ended. */
  void remember(List<CrawlUrl> urls, long leasesBelow) {
    List<Wanted> wanted = new ArrayList<>(urls.size());
    for (CrawlUrl url : urls) {
      Wanted each = Wanted.of(url);
      wanted.add(each);
      remembered.put(each, leasesBelow);
    }
    batches.addLast(new Batch(wanted, leasesBelow));
  }

  /** Whether that URL was read back and may be handed in once more. */
  boolean contains(CrawlUrl url) {
    return !remembered.isEmpty() && remembered.containsKey(Wanted.of(url));
  }

  /** Forgets what no running lease can hand in any more. */
  void forget(long oldestLease) {
    while (!batches.isEmpty() && batches.getFirst().leasesBelow() <= oldestLease) {
      Batch batch = batches.removeFirst();
      batch.urls().forEach(url -> remembered.remove(url, batch.leasesBelow()));
    }
  }
}
