package weft.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.model.CrawlUrl;
import weft.model.Hop;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.model.Saved;
import weft.model.Saved.Known;
import weft.model.State;
import weft.store.CrawlRows.Child;
import weft.store.CrawlRows.NewRow;
import weft.store.CrawlRows.Row;
import weft.store.UrlRows.Found;
import weft.store.UrlRows.NewUrl;
import weft.url.Url;

/**
 * What one save makes of the URLs that it found. A URL that the run does not know gets its rows;
 * one that it knows may be nearer than was known, or lose the reason that kept it out. When a page
 * that has been visited turns out to be nearer, so may everything behind it: its stored links are
 * followed, page by page, until nothing gets nearer any more. So every stored depth is the least
 * one among the followed links stored so far, in whatever order pages are saved.
 */
final class Discovery {
  private final Session session;
  private final int maxDepth;
  private final List<NewUrl> newUrls = new ArrayList<>();
  private final List<NewRow> newRows = new ArrayList<>();
  private final Map<Long, CrawlUrl> queued = new LinkedHashMap<>();
  private final List<Known> known = new ArrayList<>();
  private final ArrayDeque<Long> nearer = new ArrayDeque<>();

  Discovery(Session session) {
    this.session = session;
    maxDepth = session.settings.farthest();
  }

  /** Takes in a URL, at most once each; answers its row id. */
  long admit(Sighting seen) throws SQLException {
    return admit(seen, session.urls.find(seen.url()));
  }

  /**
   * Takes in a URL, at most once each; answers its row id.
   *
   * @param found its row; null where it has none
   */
  long admit(Sighting seen, @Nullable Found found) throws SQLException {
    if (found == null) {
      return meet(insert(seen), seen);
    }
    return found.standing() == null ? meet(found, seen) : meetAgain(found, found.standing(), seen);
  }

  /** Writes the rows of new URLs; to be called before anything else looks at them. */
  void flush() throws SQLException {
    session.urls.insert(newUrls);
    session.crawl.insert(newRows);
    newUrls.clear();
    newRows.clear();
  }

  /** Notes that a page which has been visited is nearer than its links take it to be. */
  void nearer(long page) {
    nearer.add(page);
  }

  /** Brings nearer whatever lies behind pages that are. */
  void relax() throws SQLException {
    while (!nearer.isEmpty()) {
      Row page = session.crawl.get(nearer.remove());
      if (page.fetch() != 0 && page.pursuit() != Pursuit.SITEMAP) {
        for (Child child : session.crawl.fartherChildren(page.fetch(), page.way().depth())) {
          lower(session.crawl.get(child.url()), page.way().on(child.hop(), page.url()));
        }
      }
      if (page.fetch() != 0 && page.pursuit().isSitemap()) {
        lowerListed(page);
      }
    }
  }

  /** Brings nearer what a sitemap lists, and the sitemaps that it leads to. */
  private void lowerListed(Row sitemap) throws SQLException {
    for (Child child : session.crawl.fartherListed(sitemap.fetch(), sitemap.way().start())) {
      Row row = session.crawl.get(child.url());
      if (child.hop() == Hop.LISTED || row.pursuit() == Pursuit.SITEMAP) {
        lower(row, sitemap.way().on(child.hop(), sitemap.url()));
      }
    }
  }

  Saved saved() {
    return saved(false);
  }

  Saved saved(boolean repeatsPage) {
    return new Saved(List.copyOf(queued.values()), known, repeatsPage);
  }

  private Found insert(Sighting seen) throws SQLException {
    HashedUrl url = seen.url();
    long id = session.urls.nextId();
    long host = session.hosts.id(url.url().hostKey());
    newUrls.add(new NewUrl(id, host, url.hash(), url.url().text()));
    return new Found(id, host, null, 0, false, seen.pursuit());
  }

  private long meet(Found found, Sighting seen) throws SQLException {
    Way way = seen.way();
    Standing standing = standing(seen, way);
    newRows.add(
        new NewRow(
            found.id(),
            found.host(),
            standing,
            way,
            seen.followed(),
            seen.pursuit(),
            priority(seen.url().url())));
    if (standing.queued()) {
      queue(found.id(), found.host(), seen.url().url(), way, 0, seen.pursuit());
    }
    return know(seen, found.id(), way.depth(), standing.settled(seen.followed()), seen.pursuit());
  }

  private long meetAgain(Found found, Standing before, Sighting seen) throws SQLException {
    long id = found.id();
    Way way = seen.way();
    if (!found.pursuit().includes(seen.pursuit())) {
      return takeOn(found, before, seen);
    }
    if (changesVerdict(found, before, seen)) {
      Row row = session.crawl.get(id);
      boolean keepsWay = before.settled(found.followed()) && row.way().depth() <= way.depth();
      Way best = keepsWay ? row.way() : way;
      Standing standing = standing(seen, best);
      session.crawl.judge(id, standing, best, seen.pursuit());
      if (standing.queued()) {
        queue(id, found.host(), seen.url().url(), best, row.attempts(), seen.pursuit());
      }
      return know(seen, id, best.depth(), standing.settled(true), seen.pursuit());
    }
    boolean nearer =
        seen.followed()
            && found.followed()
            && way.depth() < found.depth()
            && (seen.pursuit().includes(Pursuit.PAGE) || found.pursuit() == Pursuit.SITEMAP);
    Standing now = nearer ? lower(session.crawl.get(id), way) : before;
    int depth = nearer ? way.depth() : found.depth();
    return know(seen, id, depth, now.settled(found.followed()), found.pursuit());
  }

  /**
   * What turns out to be wanted for more than it was, a page that is a sitemap as well or an asset
   * that is a page, is fetched once more, as what it was not fetched as. A sitemap's depth is that
   * of the page, as if no sitemap were there. One that waits in the queue stays there; whoever
   * visits it finds out when the visit is saved.
   */
  private long takeOn(Found found, Standing before, Sighting seen) throws SQLException {
    Row row = session.crawl.get(found.id());
    Standing wanted = standing(seen, seen.way());
    boolean inVain = before.state() == State.FAILED && row.pursuit() != Pursuit.CHECK;
    if (!seen.followed() || !wanted.queued() || inVain) {
      return know(seen, row.url(), row.way().depth(), false, row.pursuit());
    }
    boolean instead = before.state() == State.EXCLUDED;
    Pursuit pursuit = instead ? seen.pursuit() : row.pursuit().and(seen.pursuit());
    Way way = instead || seen.pursuit() == Pursuit.PAGE ? seen.way() : row.way();
    session.crawl.takeOn(row.url(), pursuit, Standing.QUEUED, way);
    if (before.state() != State.QUEUED) {
      queue(row.url(), row.host(), seen.url().url(), way, row.attempts(), pursuit);
    }
    return know(seen, row.url(), way.depth(), true, pursuit);
  }

  /**
   * Whether a URL was kept out for the links that led to it, and this one is better, even if scope
   * or a pattern speaks against the URL; or the scope kept it out, and has grown since.
   */
  private static boolean changesVerdict(Found found, Standing before, Sighting seen) {
    if (before.reason() == null || before.state() != State.EXCLUDED) {
      return false;
    }
    if (!found.followed()) {
      return seen.followed();
    }
    return switch (before.reason()) {
      case REDIRECT_LIMIT -> seen.decision().reason() != Reason.REDIRECT_LIMIT;
      case OUT_OF_SCOPE, PATTERN, NOT_INCLUDED, EXTENSION, TRAP -> seen.decision().accepted();
      default -> false;
    };
  }

  /** Moves a row nearer if the way is, unless too many redirects lead to it. */
  private Standing lower(Row row, Way way) throws SQLException {
    Reason reason = row.standing().reason();
    boolean tooDeep = reason == Reason.DEPTH;
    if (row.way().depth() <= way.depth() || reason == Reason.REDIRECT_LIMIT) {
      return row.standing();
    }
    if (tooDeep && way.depth() <= maxDepth) {
      session.crawl.judge(row.url(), Standing.QUEUED, way, row.pursuit());
      Url url = Url.ofCanonical(session.urls.text(row.url()));
      queue(row.url(), row.host(), url, way, row.attempts(), row.pursuit());
      return Standing.QUEUED;
    }
    session.crawl.lower(row.url(), way);
    CrawlUrl waiting = queued.get(row.url());
    if (waiting != null) {
      queue(row.url(), row.host(), waiting.url(), way, waiting.attempts(), waiting.pursuit());
    }
    if (row.fetch() != 0) {
      nearer.add(row.url());
    }
    return row.standing();
  }

  /** Puts a visited URL into the queue again, for what it was not fetched as. */
  void again(Row row, Url url) {
    queue(row.url(), row.host(), url, row.way(), row.attempts() + 1, row.pursuit());
  }

  /** Puts a URL into the queue again whose first and only answer was a redirect. */
  void again(HashedUrl url) throws SQLException {
    Found found = session.urls.find(url);
    if (found == null || found.standing() == null || found.standing().state() != State.DONE) {
      return;
    }
    Row row = session.crawl.get(found.id());
    if (row.attempts() == 1 && row.fetch() != 0 && session.fetches.redirects(row.fetch())) {
      due(row.url());
    }
  }

  /** Puts a URL that was not due into the queue after all. */
  void due(long id) throws SQLException {
    Row row = session.crawl.get(id);
    session.crawl.judge(id, Standing.QUEUED, row.way(), row.pursuit());
    Url url = Url.ofCanonical(session.urls.text(id));
    queue(id, row.host(), url, row.way(), row.attempts(), row.pursuit());
  }

  /** The depth limit is one of pages: assets and checks are as far away as they are. */
  private Standing standing(Sighting seen, Way way) {
    int most =
        switch (seen.pursuit()) {
          case PAGE, SITEMAP, BOTH -> maxDepth;
          case ASSET, CHECK -> Integer.MAX_VALUE;
        };
    return Standing.of(seen.decision(), way, most);
  }

  private int priority(Url url) {
    return session.settings.priority().applyAsInt(url);
  }

  private void queue(long id, long host, Url url, Way way, int attempts, Pursuit pursuit) {
    queued.put(
        id,
        new CrawlUrl(
            id, host, url, way.depth(), way.start(), way.hops(), attempts, pursuit, priority(url)));
  }

  /** What is only a sitemap so far becomes a page by the next link to it, so it is not settled. */
  private long know(Sighting seen, long id, int depth, boolean settled, Pursuit pursuit) {
    boolean page = pursuit.includes(Pursuit.PAGE);
    int pageDepth = page ? depth : Integer.MAX_VALUE;
    known.add(new Known(seen.url().url(), id, pageDepth, settled && page));
    return id;
  }
}
