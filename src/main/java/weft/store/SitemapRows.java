package weft.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import weft.model.NamedSitemap;
import weft.model.Pursuit;
import weft.model.Saved;
import weft.model.Sitemap;

/** The tables {@code sitemap} and {@code listing}. Owned by the writer thread. */
final class SitemapRows {
  /** What a sitemap says of a URL, by the row of the link that leads there. */
  record ListingRow(long link, Sitemap.Listing listing) {}

  /** A sitemap that no other one names, with everything that can be said without the tables. */
  record Named(HashedUrl url, NamedSitemap sitemap) {}

  private final RunRows runs;
  private final Prepared name;
  private final Prepared read;
  private final ManyRows<ListingRow> listings;

  SitemapRows(Connection connection, RunRows runs) throws SQLException {
    this.runs = runs;
    name =
        new Prepared(
            connection, "INSERT OR IGNORE INTO sitemap (run, url, source) VALUES (?, ?, ?)");
    read =
        new Prepared(
            connection,
            """
            UPDATE sitemap SET fetch = ?, kind = ?, entries = ?, trouble = ?
            WHERE run = ? AND url = ?\
            """);
    listings =
        new ManyRows<>(
            connection, "listing (link, lastmod, changefreq, priority)", 4, SitemapRows::put);
  }

  /** Takes in sitemaps that no other one names. */
  Saved save(List<Named> named, Session session) throws SQLException {
    Discovery discovery = new Discovery(session);
    for (Named each : named) {
      Way way = Way.sitemap(each.sitemap().start());
      Sighting seen =
          new Sighting(each.url(), each.sitemap().decision(), Pursuit.SITEMAP, true, way);
      name(discovery.admit(seen), each.sitemap().source());
    }
    discovery.flush();
    discovery.relax();
    return discovery.saved();
  }

  /** Notes who names a sitemap; whoever was first counts. */
  void name(long url, String source) throws SQLException {
    name.put(runs.current()).put(url).put(source).update();
  }

  /** Notes what an attempt found in a sitemap. */
  void read(long url, long fetch, Sitemap found) throws SQLException {
    read.put(fetch).put(found.kind().label()).put(found.entries()).put(found.trouble());
    read.put(runs.current()).put(url).update();
  }

  void insert(List<ListingRow> rows) throws SQLException {
    listings.insert(rows);
  }

  private static void put(Prepared statement, ListingRow row) throws SQLException {
    Sitemap.Listing listing = row.listing();
    Double priority = listing.priority();
    statement.put(row.link()).put(listing.lastmod()).put(listing.changefreq());
    if (priority == null) {
      statement.putNull();
    } else {
      statement.put(priority.doubleValue());
    }
  }
}
