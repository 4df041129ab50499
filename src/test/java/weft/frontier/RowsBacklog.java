package weft.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import weft.model.CrawlUrl;
import weft.model.DelayReason;
import weft.model.HostState;
import weft.model.HostState.Health;
import weft.model.StoredHost;

/** A backlog over rows in memory, read anew each time. */
record RowsBacklog(Supplier<Stream<CrawlUrl>> rows) implements Backlog {

  @Override
  public List<CrawlUrl> queued(long host, int limit) {
    return rows.get()
        .filter(url -> url.host() == host)
        .sorted(Comparator.comparingInt(CrawlUrl::depth).thenComparingLong(CrawlUrl::id))
        .limit(limit)
        .toList();
  }

  @Override
  public List<StoredHost> hosts(long after, int limit) {
    return rows.get()
        .filter(url -> url.host() > after)
        .map(RowsBacklog::host)
        .distinct()
        .sorted(Comparator.comparingLong(host -> host.state().host()))
        .limit(limit)
        .toList();
  }

  private static StoredHost host(CrawlUrl url) {
    return new StoredHost(
        url.url().hostKey(),
        new HostState(
            url.host(), Duration.ZERO, DelayReason.CONFIGURED, Instant.EPOCH, 0, Health.ALIVE));
  }
}
