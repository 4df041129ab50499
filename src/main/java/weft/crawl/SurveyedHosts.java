package weft.crawl;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import weft.frontier.HostFrontier;
import weft.frontier.HostPoliteness;
import weft.frontier.HostSignal;
import weft.model.CrawlUrl;
import weft.model.Lease;
import weft.model.Pursuit;
import weft.url.HostKey;
import weft.url.Url;

/** The hosts of a survey, and what was found out about each. Safe for any number of threads. */
final class SurveyedHosts {
  private final CrawlSettings settings;
  private final HostFrontier frontier;
  private final HostPoliteness politeness;
  private final AtomicLong ids = new AtomicLong();
  private final Map<HostKey, Long> hostIds = new ConcurrentHashMap<>();
  private final Map<String, HostFindings> hosts =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<HostKey, LongAdder> pages = new ConcurrentHashMap<>();

  SurveyedHosts(CrawlSettings settings, HostFrontier frontier) {
    this.settings = settings;
    this.frontier = frontier;
    politeness = Rooms.politeness(settings);
  }

  /** All of them, in the order in which they were met. */
  List<HostFindings> all() {
    synchronized (hosts) {
      return List.copyOf(hosts.values());
    }
  }

  /** What is known of the origin of a URL. */
  HostFindings of(Url url) {
    return hosts.computeIfAbsent(
        url.origin(), origin -> new HostFindings(origin, politeness.of(url.hostKey())));
  }

  /** A URL for the frontier. */
  CrawlUrl crawlUrl(Url url, String hops, Pursuit pursuit) {
    long host = hostIds.computeIfAbsent(url.hostKey(), _ -> ids.incrementAndGet());
    return new CrawlUrl(ids.incrementAndGet(), host, url, 0, hops, 0, pursuit);
  }

  /** A lease has told something of its host. */
  void learn(Lease lease, HostSignal signal) {
    of(lease.url().url()).paced(frontier.report(lease, signal));
  }

  /** Counts a page that would be fetched. */
  void count(Url page) {
    pages.computeIfAbsent(page.hostKey(), _ -> new LongAdder()).increment();
  }

  /** What a crawl of the pages that were counted takes. */
  Estimate estimate() {
    Map<HostKey, Estimate.Load> loads = new LinkedHashMap<>();
    synchronized (hosts) {
      hosts.forEach(
          (origin, host) -> {
            HostKey key = Url.ofCanonical(origin + "/").hostKey();
            LongAdder found = pages.get(key);
            loads.putIfAbsent(
                key,
                new Estimate.Load(found == null ? 0 : found.sum(), host.others(), host.interval()));
          });
    }
    pages.forEach(
        (key, found) -> {
          Duration delay = politeness.of(key).delay();
          loads.putIfAbsent(key, new Estimate.Load(found.sum(), 1, delay.isZero() ? null : delay));
        });
    List<Estimate.Load> wanted = loads.values().stream().filter(load -> load.pages() > 0).toList();
    return Estimate.of(wanted, settings.limits(), settings.requests().interval());
  }
}
