package weft.crawl;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import weft.frontier.Frontier;
import weft.frontier.HostSignal;
import weft.model.CrawlUrl;
import weft.model.DelayReason;
import weft.model.HostState;
import weft.model.Lease;
import weft.model.Verdict;
import weft.url.HostKey;

/** The frontier of answers that are there already: nobody waits, and no host is spared. */
final class ArchiveFrontier implements Frontier {

  @Override
  public void add(Collection<CrawlUrl> urls) {
    // What is found is not asked for.
  }

  @Override
  public void restore(HostKey key, HostState state) {
    // No host is asked.
  }

  @Override
  public void restoreAll() {
    // No host is asked.
  }

  @Override
  public Optional<Lease> next() {
    return Optional.empty();
  }

  @Override
  public void sent(Lease lease) {
    // No delay is counted.
  }

  @Override
  public HostState report(Lease lease, HostSignal signal) {
    return new HostState(
        lease.url().host(),
        Duration.ZERO,
        DelayReason.CONFIGURED,
        lease.granted(),
        0,
        HostState.Health.ALIVE);
  }

  @Override
  public void complete(Lease lease, Verdict verdict, List<CrawlUrl> found) {
    // Whoever gave the lease out waits for the visit itself.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
