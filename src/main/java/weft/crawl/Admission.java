package weft.crawl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import weft.dedup.KnownUrls;
import weft.model.Candidate;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.Edge;
import weft.model.FetchResult;
import weft.model.Hop;
import weft.model.Outlink;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.model.Saved;
import weft.scope.Scope;
import weft.url.Rewrites;
import weft.url.Url;

/**
 * Decides on the links of a visit: which of them are known already, and what is to become of the
 * others. Rules that look only at the URL speak before those that look at the link, so that a URL's
 * reason does not depend on which link was seen first.
 */
final class Admission {

  /**
   * What was decided.
   *
   * @param candidates URLs for the store to look at, distinct
   * @param edges all links, in order
   */
  record Admitted(List<Candidate> candidates, List<Edge> edges) {}

  private final Scope scope;
  private final Sitemaps sitemaps;
  private final KnownUrls known;
  private final Budgets budgets;
  private final Traps traps;
  private final Rewrites rewrites;
  private final int maxRedirects;
  private final boolean followNofollow;

  Admission(
      Scope scope,
      Sitemaps sitemaps,
      KnownUrls known,
      Budgets budgets,
      Traps traps,
      Rewrites rewrites,
      int maxRedirects,
      boolean followNofollow) {
    this.scope = scope;
    this.sitemaps = sitemaps;
    this.known = known;
    this.budgets = budgets;
    this.traps = traps;
    this.rewrites = rewrites;
    this.maxRedirects = maxRedirects;
    this.followNofollow = followNofollow;
  }

  /** Why a URL that was queued is to be asked for no more; empty where it still is. */
  Optional<FetchResult.Excluded> unwanted(CrawlUrl queued) {
    return scope
        .unwanted(queued)
        .or(() -> traps.unwanted(queued))
        .map(why -> new FetchResult.Excluded(Objects.requireNonNull(why.reason()), why.rule()));
  }

  Admitted admit(CrawlUrl from, List<Outlink> links) {
    boolean suspect = traps.suspects(from);
    Map<Url, Candidate> candidates = new LinkedHashMap<>();
    List<Edge> edges = new ArrayList<>(links.size());
    for (Outlink link : links) {
      Optional<Saved.Known> row = known.get(link.target());
      if (row.isPresent() && nothingNew(row.get(), from, link)) {
        edges.add(new Edge(link, row.get().id()));
      } else {
        candidates.merge(link.target(), candidate(from, link, suspect), Admission::better);
        edges.add(new Edge(link, 0));
      }
    }
    return new Admitted(List.copyOf(candidates.values()), edges);
  }

  private boolean nothingNew(Saved.Known row, CrawlUrl from, Outlink link) {
    return !follows(link)
        || (row.settled()
            && row.depth() <= link.kind().hop().depthAfter(from.depth(), from.start())
            && !toSitemap(from, link));
  }

  /** Whether what a link leads to is to be read as a sitemap. */
  private static boolean toSitemap(CrawlUrl from, Outlink link) {
    return switch (link.kind().hop()) {
      case SITEMAP -> true;
      case REDIRECT -> from.pursuit().isSitemap();
      case SEED, LINK, EMBED, LISTED -> false;
    };
  }

  private boolean follows(Outlink link) {
    return link.kind().leadsToPage() && (followNofollow || !link.nofollow());
  }

  private Candidate candidate(CrawlUrl from, Outlink link, boolean suspect) {
    Pursuit pursuit =
        switch (link.kind().hop()) {
          case REDIRECT -> from.pursuit();
          case SITEMAP -> Pursuit.SITEMAP;
          case SEED, LINK, EMBED, LISTED -> Pursuit.PAGE;
        };
    Decision decision =
        switch (from.pursuit()) {
          case PAGE, SITEMAP, BOTH -> judge(from, link, suspect);
          case ASSET, CHECK -> judgeFurther(from, link);
        };
    return new Candidate(link.target(), link.kind().hop(), pursuit, decision);
  }

  /** An asset or a check passes on by its redirects only, wherever they lead. */
  private Decision judgeFurther(CrawlUrl from, Outlink link) {
    if (link.kind().hop() != Hop.REDIRECT) {
      Decision decision = scope.judge(link.target());
      return decision.accepted() ? asset(link) : decision;
    }
    return from.redirectsInARow() >= maxRedirects
        ? tooManyRedirects()
        : scope.judgeFurther(link.target());
  }

  private static Decision asset(Outlink link) {
    return Decision.reject(Reason.ASSET, "found as " + link.kind().label());
  }

  private Decision tooManyRedirects() {
    return Decision.reject(Reason.REDIRECT_LIMIT, "max-redirects " + maxRedirects);
  }

  private Decision judge(CrawlUrl from, Outlink link, boolean suspect) {
    boolean onlySitemap = toSitemap(from, link) && from.pursuit() != Pursuit.BOTH;
    Decision decision =
        onlySitemap ? sitemaps.judge(from, link.target()) : scope.judge(judged(link));
    if (!decision.accepted()) {
      return decision;
    }
    if (!link.kind().leadsToPage()) {
      return asset(link);
    }
    if (!follows(link)) {
      return Decision.reject(Reason.NOFOLLOW, "nofollow on " + from.url().text());
    }
    if (link.kind().hop() == Hop.REDIRECT && from.redirectsInARow() >= maxRedirects) {
      return tooManyRedirects();
    }
    if (onlySitemap) {
      return decision;
    }
    Optional<Decision> trap = suspect ? traps.refusal(link.target()) : Optional.empty();
    return trap.or(() -> budgets.refusal(link.target())).orElse(decision);
  }

  /** A redirect may lead to a URL that the rewrites would turn into the one it comes from. */
  private Url judged(Outlink link) {
    return link.kind().hop() == Hop.REDIRECT ? rewrites.apply(link.target()) : link.target();
  }

  private static Candidate better(Candidate first, Candidate second) {
    if (first.decision().accepted() == second.decision().accepted()) {
      return second.hop().cost() < first.hop().cost() ? second : first;
    }
    return first.decision().accepted() ? first : second;
  }
}
