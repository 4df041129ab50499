package weft.crawl;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import weft.fetch.FetchObserver;
import weft.frontier.HostSignal;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.Hop;
import weft.model.Lease;
import weft.model.LinkKind;
import weft.model.NamedSitemap;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.model.Sitemap;
import weft.url.Url;

/** Reads the sitemaps of a survey and counts what they list. Safe for any number of threads. */
final class SitemapSurveyor {
  /** Most sitemaps of one origin that are read. */
  static final int MOST = 50;

  private final CrawlSettings settings;
  private final SurveyRooms rooms;
  private final SurveyedHosts hosts;
  private final SurveyJudge judge;
  private final RetryPolicy signals;
  private final InstantSource clock;
  private final BodyRoom room = new BodyRoom();
  private final Map<Url, HostFindings> sitemaps = new ConcurrentHashMap<>();
  private final Set<Url> guessed = ConcurrentHashMap.newKeySet();

  SitemapSurveyor(
      CrawlSettings settings,
      SurveyRooms rooms,
      SurveyedHosts hosts,
      SurveyJudge judge,
      InstantSource clock) {
    this.settings = settings;
    this.rooms = rooms;
    this.hosts = hosts;
    this.judge = judge;
    this.clock = clock;
    signals = new RetryPolicy(0, settings.requests().retryOn());
  }

  /** What is to be leased for a sitemap that is in no other one; nothing where it is known. */
  List<CrawlUrl> wanted(NamedSitemap sitemap, HostFindings host) {
    if (sitemap.source().equals("guess")) {
      guessed.add(sitemap.url());
    }
    return wanted(sitemap.url(), sitemap.decision(), "S", Hop.SITEMAP, host).stream().toList();
  }

  private Optional<CrawlUrl> wanted(
      Url url, Decision decision, String hops, Hop hop, HostFindings host) {
    if (!decision.accepted()) {
      host.trouble(url + " is left out: " + decision.rule());
      return Optional.empty();
    }
    if (sitemaps.containsKey(url)
        || (hop == Hop.SITEMAP && !host.takes(MOST))
        || sitemaps.putIfAbsent(url, host) != null) {
      return Optional.empty();
    }
    return Optional.of(hosts.crawlUrl(url, hops + hop.letter(), Pursuit.SITEMAP));
  }

  /** Reads the sitemap of a lease; answers what it leads to. */
  List<CrawlUrl> read(Lease lease, RobotsGate.Step step, FetchObserver observer) {
    CrawlUrl from = lease.url();
    HostFindings host = Objects.requireNonNull(sitemaps.get(from.url()));
    if (!(step instanceof RobotsGate.Step.Pass)) {
      host.missed(from.url() + ": " + notFetched(lease, step));
      return List.of();
    }
    FetchResult result = rooms.fetcher().fetch(rooms.requests().of(from), observer);
    hosts.learn(lease, signals.signal(result, clock.instant()));
    hosts.of(from.url()).met(result);
    return switch (result) {
      case FetchResult.Redirect redirect -> {
        List<CrawlUrl> next = redirected(from, redirect, host);
        if (next.isEmpty()) {
          host.missed(from.url() + ": redirects to " + redirect.location());
        }
        yield next;
      }
      case FetchResult.Response response when response.exchange().status() < 300 ->
          listed(lease, response, host);
      case FetchResult.Response response -> {
        boolean plain = guessed.contains(from.url()) && response.exchange().status() < 500;
        host.missed(plain ? "" : from.url() + ": status " + response.exchange().status());
        yield List.of();
      }
      case FetchResult.Failure _, FetchResult.Excluded _, FetchResult.NotDue _ -> {
        host.missed(from.url() + ": " + HostFindings.why(result));
        yield List.of();
      }
    };
  }

  private String notFetched(Lease lease, RobotsGate.Step step) {
    return switch (step) {
      case RobotsGate.Step.Answer(FetchResult result) -> {
        hosts.learn(lease, signals.signal(result, clock.instant()));
        yield HostFindings.why(result);
      }
      case RobotsGate.Step.HandBack(HostSignal signal) -> {
        hosts.learn(lease, signal);
        yield "robots.txt of its host is not to be had";
      }
      case RobotsGate.Step.Pass _ -> throw new IllegalStateException("it may be fetched");
    };
  }

  private List<CrawlUrl> redirected(
      CrawlUrl from, FetchResult.Redirect redirect, HostFindings host) {
    if (from.redirectsInARow() >= settings.maxRedirects()) {
      return List.of();
    }
    Optional<Outlink> link = rooms.redirects().follow(from, redirect);
    return link
        .flatMap(
            to -> {
              Url target = to.target();
              Decision decision = rooms.sitemaps().judge(from, target);
              return wanted(target, decision, from.hops(), Hop.REDIRECT, host);
            })
        .stream()
        .toList();
  }

  private List<CrawlUrl> listed(Lease lease, FetchResult.Response response, HostFindings host) {
    CrawlUrl from = lease.url();
    Exchange exchange = response.exchange();
    hosts
        .of(from.url())
        .waited(Duration.ofNanos(Math.max(0, exchange.timings().firstByte()) * 1_000));
    room.read(lease, response.body().decoded());
    Page parsed = rooms.parser().parse(from.url(), exchange, response.body());
    Page page = Sitemaps.counting(from, parsed);
    Sitemap sitemap = Objects.requireNonNull(page.sitemap());
    String trouble = sitemap.trouble() == null ? "" : from.url() + ": " + sitemap.trouble();
    if (sitemap.kind() == Sitemap.Kind.HTML || sitemap.kind() == Sitemap.Kind.UNKNOWN) {
      host.missed(guessed.contains(from.url()) ? "" : trouble);
      return List.of();
    }
    host.read(trouble);
    List<CrawlUrl> further = new ArrayList<>();
    Set<Url> targets = new HashSet<>();
    for (Outlink link : page.links()) {
      if (link.kind() == LinkKind.SITEMAP) {
        Decision decision = rooms.sitemaps().judge(from, link.target());
        wanted(link.target(), decision, from.hops(), Hop.SITEMAP, host).ifPresent(further::add);
      } else if (link.kind().hop() == Hop.LISTED && targets.add(link.target())) {
        count(host, link);
      }
    }
    return further;
  }

  private void count(HostFindings host, Outlink link) {
    Decision decision = judge.judge(link.target(), false);
    if (decision.accepted() && link.nofollow() && !settings.followNofollow()) {
      decision = Decision.reject(Reason.NOFOLLOW, "nofollow on its sitemap");
    }
    host.lists(link.target(), decision);
    if (decision.accepted()) {
      hosts.count(link.target());
    }
  }

  /** A visit is over: gives back the room that it took. */
  void leave(Lease lease) {
    room.leave(lease);
  }
}
