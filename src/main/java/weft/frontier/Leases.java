package weft.frontier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.model.CrawlUrl;
import weft.model.Lease;

/**
 * The leases that have been granted and have not ended, oldest first, and the refills that those
 * among them may still repeat. Guarded by the frontier's lock.
 */
final class Leases {
  private final LinkedHashMap<Long, HostQueue> open = new LinkedHashMap<>();
  private final Refills refills = new Refills();
  private long last;

  /** Grants the next lease, of a URL of that host. */
  Lease grant(HostQueue host, CrawlUrl url, Instant now) {
    Lease lease = new Lease(++last, url, now);
    open.put(lease.id(), host);
    host.leases++;
    return lease;
  }

  /** The host of a lease; null when the lease has ended. */
  @Nullable HostQueue host(Lease lease) {
    return open.get(lease.id());
  }

  /** Ends a lease and tells whose it was; a lease that has ended already is an error. */
  HostQueue end(Lease lease) {
    HostQueue host = open.remove(lease.id());
    if (host == null) {
      throw new IllegalStateException("lease " + lease.id() + " has ended already");
    }
    host.leases--;
    return host;
  }

  /** Remembers URLs read back from the store while the leases open now may hand them in too. */
  void refilled(List<CrawlUrl> urls) {
    refills.remember(urls, last + 1);
  }

  /** Whether that URL was read back and may be handed in once more. */
  boolean refilled(CrawlUrl url) {
    return refills.contains(url);
  }

  /** Forgets the refills that no open lease can repeat. */
  void forgetRefills() {
    refills.forget(open.isEmpty() ? Long.MAX_VALUE : open.firstEntry().getKey());
  }

  int size() {
    return open.size();
  }

  boolean isEmpty() {
    return open.isEmpty();
  }
}
