package weft.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.model.CrawlUrl;
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
    maxDepth = session.settings.maxDepth();
  }

  /** Takes in a URL, at most once each; answers its row id. */
  long admit(Sighting seen) throws SQLException {
    Found found = session.urls.find(seen.url());
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
      if (page.fetch() != 0) {
        for (Child child : session.crawl.fartherChildren(page.fetch(), page.way().depth())) {
          lower(session.crawl.get(child.url()), page.way().on(child.hop(), page.url()));
        }
      }
    }
  }

  Saved saved() {
    return new Saved(List.copyOf(queued.values()), known);
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
    Standing standing = Standing.of(seen.decision(), way.depth(), maxDepth);
    newRows.add(
        new NewRow(found.id(), found.host(), standing, way, seen.followed(), seen.pursuit()));
    if (standing.queued()) {
      queue(found.id(), found.host(), seen.url().url(), way, 0, seen.pursuit());
    }
    return know(seen, found.id(), way.depth(), settled(standing, seen.followed(), seen.pursuit()));
  }

  private long meetAgain(Found found, Standing before, Sighting seen) throws SQLException {
    long id = found.id();
    Way way = seen.way();
    if (changesVerdict(found, before, seen)) {
      Row row = session.crawl.get(id);
      boolean keepsWay = before.settled(found.followed()) && row.way().depth() <= way.depth();
      Way best = keepsWay ? row.way() : way;
      Standing standing = Standing.of(seen.decision(), best.depth(), maxDepth);
      session.crawl.judge(id, standing, best, seen.pursuit());
      if (standing.queued()) {
        queue(id, found.host(), seen.url().url(), best, row.attempts(), seen.pursuit());
      }
      return know(seen, id, best.depth(), settled(standing, true, seen.pursuit()));
    }
    boolean nearer = seen.followed() && found.followed() && way.depth() < found.depth();
    Standing now = nearer ? lower(session.crawl.get(id), way) : before;
    int depth = nearer ? way.depth() : found.depth();
    return know(seen, id, depth, settled(now, found.followed(), found.pursuit()));
  }

  /** What is wanted only as an asset or a check may be wanted as a page yet. */
  private static boolean settled(Standing standing, boolean followed, Pursuit pursuit) {
    return pursuit == Pursuit.PAGE && standing.settled(followed);
  }

  /**
   * Whether a URL was kept out for the links that led to it, and this one is better, even if scope
   * or a pattern speaks against the URL; or the scope kept it out, and has grown since; or it was
   * wanted as less than a page.
   */
  private static boolean changesVerdict(Found found, Standing before, Sighting seen) {
    if (found.pursuit() != Pursuit.PAGE && seen.pursuit() == Pursuit.PAGE) {
      return seen.followed() && seen.decision().accepted();
    }
    if (before.reason() == null || before.state() != State.EXCLUDED) {
      return false;
    }
    if (!found.followed()) {
      return seen.followed();
    }
    return switch (before.reason()) {
      case REDIRECT_LIMIT -> seen.decision().reason() != Reason.REDIRECT_LIMIT;
      case OUT_OF_SCOPE, PATTERN, NOT_INCLUDED, EXTENSION -> seen.decision().accepted();
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
      queue(row.url(), row.host(), null, way, row.attempts(), row.pursuit());
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

  /** Queues a URL again for what its row says now. */
  void queue(Url url, Row row) throws SQLException {
    queue(row.url(), row.host(), url, row.way(), row.attempts(), row.pursuit());
  }

  private void queue(long id, long host, @Nullable Url url, Way way, int attempts, Pursuit pursuit)
      throws SQLException {
    Url known = url != null ? url : Url.ofCanonical(session.urls.text(id));
    queued.put(id, new CrawlUrl(id, host, known, way.depth(), way.hops(), attempts, pursuit));
  }

  private long know(Sighting seen, long id, int depth, boolean settled) {
    known.add(new Known(seen.url().url(), id, depth, settled));
    return id;
  }
}
