package weft.frontier;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import weft.model.CrawlUrl;

/**
 * Remembers URLs that were read back from the store for as long as a visit that was under way then
 * may still hand them in: such a visit's rows are committed, and so readable, before its lease
 * ends. Without this a URL could be read back, visited and finished, and then be queued a second
 * time.
 */
final class Refills {
  private record Batch(Set<Long> urls, long leasesBelow) {}

  private final ArrayDeque<Batch> batches = new ArrayDeque<>();

  /** Remembers a batch until every lease with an id below that one has ended. */
  void remember(List<CrawlUrl> urls, long leasesBelow) {
    Set<Long> ids = HashSet.newHashSet(urls.size());
    urls.forEach(url -> ids.add(url.id()));
    batches.addLast(new Batch(ids, leasesBelow));
  }

  /** Whether that URL was read back and may be handed in once more. */
  boolean contains(long url) {
    for (Batch batch : batches) {
      if (batch.urls().contains(url)) {
        return true;
      }
    }
    return false;
  }

  /** Forgets what no running lease can hand in any more. */
  void forget(long oldestLease) {
    while (!batches.isEmpty() && batches.getFirst().leasesBelow() <= oldestLease) {
      batches.removeFirst();
    }
  }
}
