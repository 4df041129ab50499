package weft.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.model.Candidate;
import weft.model.CrawlUrl;
import weft.model.Earlier;
import weft.model.Edge;
import weft.model.FetchResult;
import weft.model.Hop;
import weft.model.LinkKind;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.Pursuit;
import weft.model.Saved;
import weft.model.Sitemap;
import weft.model.Verdict;
import weft.model.Visit;
import weft.store.CrawlRows.Row;
import weft.store.FetchRows.LinkRow;
import weft.store.SitemapRows.ListingRow;
import weft.store.UrlRows.Found;
import weft.url.Url;

/** One visit to rows, in the transaction of its group. Owned by the writer thread. */
final class VisitWriter {
  private final Session session;

  VisitWriter(Session session) {
    this.session = session;
  }

  /** Writes a visit; answers what it made known. */
  Saved save(PackedVisit packed) throws SQLException {
    Visit visit = packed.visit();
    session.hosts.keep(visit.host());
    if (visit.verdict() instanceof Verdict.Returned) {
      return Saved.NOTHING;
    }
    if (visit.verdict() instanceof Verdict.Deferred) {
      session.traps.defer(visit.lease().url().id(), CrawlUrl.LAST);
      return Saved.NOTHING;
    }
    Row page = session.crawl.get(visit.lease().url().id());
    Discovery discovery = new Discovery(session);
    Map<Url, Long> targets = admit(packed, page, discovery);
    discovery.flush();
    long fetch = asked(visit) ? write(packed, page, targets, discovery) : 0;
    Row now = visit.lease().url().pursuit() == Pursuit.PAGE ? page : session.crawl.get(page.url());
    if (visitedInVain(visit, now)) {
      session.crawl.attempt(page.url(), 1, fetch);
      discovery.again(now, visit.lease().url().url());
    } else {
      settle(visit, page, fetch);
    }
    if (page.way().depth() < visit.lease().url().depth()) {
      discovery.nearer(page.url());
    }
    discovery.relax();
    return discovery.saved(visit.hasPage() && session.fetches.pageBefore(page));
  }

  /** Whether the URL took on another pursuit while it was visited for the one that it had. */
  private static boolean visitedInVain(Visit visit, Row page) {
    return visit.verdict() instanceof Verdict.Done
        && page.standing().queued()
        && !visit.lease().url().pursuit().includes(page.pursuit());
  }

  private static boolean asked(Visit visit) {
    return switch (visit.result()) {
      case FetchResult.Excluded _, FetchResult.NotDue _ -> false;
      case FetchResult.Response _, FetchResult.Redirect _, FetchResult.Failure _ -> true;
    };
  }

  private Map<Url, Long> admit(PackedVisit packed, Row page, Discovery discovery)
      throws SQLException {
    List<Candidate> candidates = packed.visit().candidates();
    Map<Url, Long> ids = HashMap.newHashMap(candidates.size());
    Map<Url, Found> rows = session.urls.find(packed.candidates(), packed.lookedUp());
    Set<Url> unfollowed = unfollowed(packed.visit());
    for (int i = 0; i < candidates.size(); i++) {
      Candidate found = candidates.get(i);
      if (!ids.containsKey(found.url())) {
        HashedUrl url = new HashedUrl(found.url(), packed.hashes()[i]);
        boolean followed = followed(found, unfollowed);
        Way way = page.way().on(found.hop(), page.url());
        Sighting seen = new Sighting(url, found.decision(), found.pursuit(), followed, way);
        long id = discovery.admit(seen, rows.get(found.url()));
        ids.put(found.url(), id);
        if (found.pursuit().isSitemap()) {
          session.sitemaps.name(id, found.hop() == Hop.SITEMAP ? "index" : "redirect");
        }
      }
    }
    return ids;
  }

  private static boolean followed(Candidate found, Set<Url> unfollowed) {
    return found.decision().accepted()
        || (found.hop() != Hop.EMBED && !unfollowed.contains(found.url()));
  }

  /** Targets to which only links lead that a crawl does not go along. */
  private Set<Url> unfollowed(Visit visit) {
    if (visit.candidates().stream().allMatch(found -> found.decision().accepted())) {
      return Set.of();
    }
    Set<Url> targets = new HashSet<>();
    visit.edges().forEach(edge -> targets.add(edge.link().target()));
    visit.edges().stream()
        .map(Edge::link)
        .filter(this::goesAlong)
        .forEach(link -> targets.remove(link.target()));
    return targets;
  }

  private boolean goesAlong(Outlink link) {
    return link.followed() || (session.settings.followNofollow() && link.kind().leadsToPage());
  }

  private long write(PackedVisit packed, Row page, Map<Url, Long> targets, Discovery discovery)
      throws SQLException {
    Visit visit = packed.visit();
    Earlier earlier = visit.earlier();
    if (visit.stands() || (earlier != null && earlier.sameLinks())) {
      return session.fetches.insert(packed, page, 0);
    }
    long firstLink = session.fetches.nextLinks(visit.edges().size());
    long fetch = session.fetches.insert(packed, page, firstLink);
    List<LinkRow> links = new ArrayList<>(visit.edges().size());
    for (Edge edge : visit.edges()) {
      long target = edge.target() != 0 ? edge.target() : target(edge, targets);
      links.add(new LinkRow(firstLink + links.size(), page.url(), fetch, target, edge.link()));
    }
    session.fetches.insertLinks(links);
    Page parsed = visit.page();
    if (parsed != null && parsed.sitemap() != null) {
      read(parsed.sitemap(), page, fetch, links, discovery);
    }
    return fetch;
  }

  private void read(Sitemap sitemap, Row page, long fetch, List<LinkRow> links, Discovery discovery)
      throws SQLException {
    session.sitemaps.read(page.url(), fetch, sitemap);
    List<ListingRow> listings = new ArrayList<>(sitemap.listings().size());
    for (LinkRow row : links) {
      Sitemap.Listing said =
          row.link().kind() == LinkKind.SITEMAP_URL || row.link().kind() == LinkKind.SITEMAP
              ? sitemap.listings().get(row.link().target())
              : null;
      if (said != null) {
        listings.add(new ListingRow(row.id(), said));
        note(said.changedBy(), row.target(), discovery);
      }
    }
    session.sitemaps.insert(listings);
  }

  /** Where a sitemap says that a page has changed since it was checked, that page is due. */
  private void note(@Nullable Instant changedBy, long url, Discovery discovery)
      throws SQLException {
    if (changedBy != null
        && session.runs.current() > 1
        && session.returns.changed(url, changedBy)) {
      discovery.due(url);
    }
  }

  private static long target(Edge edge, Map<Url, Long> targets) {
    Long id = targets.get(edge.link().target());
    if (id == null) {
      throw new IllegalArgumentException(
          "edge to " + edge.link().target() + " has no row id and no candidate");
    }
    return id;
  }

  private void settle(Visit visit, Row page, long fetch) throws SQLException {
    int attempts = fetch == 0 ? 0 : 1;
    Earlier earlier = visit.earlier();
    if (earlier != null) {
      session.returns.compare(page.url(), earlier, visit.change());
    }
    if (earlier != null && visit.stands()) {
      session.returns.stands(page.url(), earlier, fetch, visit.lease().url().pursuit());
      return;
    }
    switch (visit.verdict()) {
      case Verdict.Done _ -> session.crawl.settle(page.url(), Standing.DONE, attempts, fetch);
      case Verdict.GaveUp(var reason, var detail) ->
          session.crawl.settle(
              page.url(), new Standing(reason.state(), reason, detail), attempts, fetch);
      case Verdict.Excluded(var reason, var rule) ->
          session.crawl.settle(
              page.url(), new Standing(reason.state(), reason, rule), attempts, fetch);
      case Verdict.Retry _, Verdict.Returned _, Verdict.Deferred _ ->
          session.crawl.attempt(page.url(), attempts, fetch);
    }
  }
}
