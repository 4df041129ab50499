package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.store.RefusedRows.Refused;
import weft.url.Url;

/**
 * Reads URLs of a run that may be accepted now, portion by portion in the order of their hosts.
 * Owned by the writer thread.
 */
final class Portions {
  private static final String OF_RUN =
      " JOIN url u ON u.id = c.url WHERE c.run = ?1 AND (c.host, c.url) > (?2, ?3)";

  private static final String COLUMNS = "SELECT c.host, c.url, u.text FROM crawl_url c";
  private static final String OF_HOST =
      " AND c.host IN (SELECT id FROM host WHERE name = ?5 OR domain = ?5)";
  private static final String SOME = " ORDER BY c.host, c.url LIMIT ?4";

  private final RunRows runs;
  private final Prepared all;
  private final Prepared ofHost;

  /**
   * Portions of the rows that a condition is true of.
   *
   * @param index what is to follow the name of the table, such as {@code INDEXED BY x}
   * @param condition of {@code crawl_url c}, without parameters
   */
  Portions(Connection connection, RunRows runs, String index, String condition)
      throws SQLException {
    this.runs = runs;
    String select = COLUMNS + " " + index + OF_RUN + " AND " + condition;
    all = new Prepared(connection, select + SOME);
    ofHost = new Prepared(connection, select + OF_HOST + SOME);
  }

  /** The first that come after that one; of one host name or registered domain, or of all. */
  List<Refused> after(Refused last, @Nullable String hostOrDomain, int limit) throws SQLException {
    Prepared select = hostOrDomain == null ? all : ofHost;
    select.put(runs.current()).put(last.host()).put(last.id()).put(limit);
    List<Refused> found = new ArrayList<>();
    try (ResultSet row = (hostOrDomain == null ? select : select.put(hostOrDomain)).query()) {
      while (row.next()) {
        found.add(new Refused(row.getLong(1), row.getLong(2), Url.ofCanonical(row.getString(3))));
      }
    }
    return found;
  }
}
