package weft.frontier;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import weft.model.CrawlUrl;
import weft.model.HostState;
import weft.model.Lease;
import weft.model.Verdict;
import weft.url.HostKey;

/** The queued URLs of a crawl, given out one lease at a time as politeness permits. */
public interface Frontier extends AutoCloseable {

  /** Takes in URLs whose rows are committed as queued. */
  void add(Collection<CrawlUrl> urls);

  /** Takes in a host that has queued URLs in the store, with the politeness it had. */
  void restore(HostKey key, HostState state);

  /** Takes in all hosts that have queued URLs in the store, little by little. */
  void restoreAll();

  /**
   * Waits until some host may be asked and leases its next URL. Empty when nothing is queued and
   * nothing leased, or the frontier was closed. For one thread.
   */
  Optional<Lease> next() throws InterruptedException;

  /** The lease's request has left: the host's delay counts from now. */
  void sent(Lease lease);

  /** Learns from what the host did; the answer is what politeness is from now on. */
  HostState report(Lease lease, HostSignal signal);

  /** Ends a lease: the host is free again and the URLs found are queued, in one step. */
  void complete(Lease lease, Verdict verdict, List<CrawlUrl> found);

  /** Gives out no more leases and wakes whoever waits for one. */
  @Override
  void close();
}
