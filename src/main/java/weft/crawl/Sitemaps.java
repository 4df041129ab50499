package weft.crawl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.FetchResult;
import weft.model.LinkKind;
import weft.model.NamedSitemap;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.model.Sitemap;
import weft.model.Visit;
import weft.scope.Scope;
import weft.scope.ScopePreset;
import weft.url.CanonicalResult;
import weft.url.Canonicalizer;
import weft.url.Url;

/**
 * Knows which sitemaps a crawl reads. Those of a host are looked for when a seed, or what it
 * redirects to, has been answered there: those that its robots.txt names, and only where it names
 * none the usual place. So a host that does not answer is never asked for one. Safe for any number
 * of threads.
 */
final class Sitemaps {
  /** How many indexes may name one another in a row before a sitemap. */
  private static final int DEEPEST = 3;

  private static final int MOST_OF_ROBOTS = 1_000;
  private static final String TOO_DEEP =
      "indexes are nested more than " + DEEPEST + " deep; sitemaps named here are left out";

  private final SitemapSettings settings;
  private final Scope scope;
  private final Canonicalizer canonicalizer;
  private final Function<Url, List<String>> inRobots;
  private final int maxDepth;
  private final Map<String, Integer> origins = new ConcurrentHashMap<>();

  /**
   * Looks for sitemaps in the lines that {@code inRobots} answers for an origin.
   *
   * @param maxDepth beyond which nothing is fetched
   */
  Sitemaps(
      SitemapSettings settings,
      Scope scope,
      Canonicalizer canonicalizer,
      Function<Url, List<String>> inRobots,
      int maxDepth) {
    this.settings = settings;
    this.scope = scope;
    this.canonicalizer = canonicalizer;
    this.inRobots = inRobots;
    this.maxDepth = maxDepth;
  }

  /** Those that the user named. */
  List<NamedSitemap> named() {
    return settings.named().stream()
        .distinct()
        .map(url -> new NamedSitemap(url, judge(url), "option", 0))
        .toList();
  }

  /**
   * Those of the host that a visit has reached, where it is the first visit there of a seed, or of
   * one that allows more links to be followed than those before it.
   */
  List<NamedSitemap> found(Visit visit) {
    CrawlUrl from = visit.lease().url();
    boolean reached =
        visit.stands() || (visit.result() instanceof FetchResult.Response && visit.page() != null);
    if (!settings.auto()
        || !reached
        || !from.seedOrItsRedirect()
        || scope.presetOf(from.url()) == ScopePreset.PAGE
        || from.depth() >= maxDepth
        || !isNews(from)) {
      return List.of();
    }
    return of(from.url(), from.start());
  }

  private boolean isNews(CrawlUrl from) {
    Integer before = origins.get(from.url().origin());
    if (before != null && before <= from.start()) {
      return false;
    }
    int _ = origins.merge(from.url().origin(), from.start(), Math::min);
    return true;
  }

  /** Those of the host of a page: what its robots.txt names, else the one in the usual place. */
  List<NamedSitemap> of(Url page, int start) {
    Map<Url, NamedSitemap> found = new LinkedHashMap<>();
    Url robots = Url.ofCanonical(page.origin() + "/robots.txt");
    for (String line : inRobots.apply(page)) {
      if (found.size() < MOST_OF_ROBOTS
          && canonicalizer.canonicalize(line, robots)
              instanceof CanonicalResult.Accepted(Url url, _)) {
        found.putIfAbsent(url, new NamedSitemap(url, judge(url), "robots", start));
      }
    }
    return found.isEmpty() ? List.of(guess(page, start)) : List.copyOf(found.values());
  }

  private NamedSitemap guess(Url page, int start) {
    Url url = Url.ofCanonical(page.origin() + "/sitemap.xml");
    return new NamedSitemap(url, scope.judgeSeed(url), "guess", start);
  }

  /**
   * Whether a sitemap that a site or the user names belongs to the crawl. It may lie on any host,
   * for it is no page; what it lists is judged by scope. Only an exclude pattern keeps it out.
   */
  private Decision judge(Url url) {
    Decision decision = scope.judgeSeed(url);
    return decision.reason() == Reason.OUT_OF_SCOPE ? Decision.accept("named sitemap") : decision;
  }

  /**
   * What becomes of a link to a sitemap: one that an index names, or that a sitemap redirects to.
   * It has to lie on the same host, or be in scope.
   */
  Decision judge(CrawlUrl from, Url target) {
    Decision decision = scope.judgeSeed(target);
    boolean sameHost = from.url().host().equals(target.host());
    return decision.reason() == Reason.OUT_OF_SCOPE && sameHost
        ? Decision.accept("host of the sitemap that names it")
        : decision;
  }

  /**
   * What counts of a sitemap: none of the sitemaps that it names where it is nested too deep, and
   * no link of a web page that stands in its place.
   */
  static Page counting(CrawlUrl from, Page page) {
    Sitemap sitemap = Objects.requireNonNull(page.sitemap());
    if (sitemap.kind() == Sitemap.Kind.HTML) {
      return from.pursuit() == Pursuit.BOTH ? page : page.withSitemap(List.of(), sitemap);
    }
    if (from.sitemapLevel() <= DEEPEST) {
      return page;
    }
    List<Outlink> counting =
        page.links().stream().filter(link -> link.kind() != LinkKind.SITEMAP).toList();
    return counting.size() == page.links().size()
        ? page
        : page.withSitemap(counting, sitemap.because(TOO_DEEP));
  }
}
