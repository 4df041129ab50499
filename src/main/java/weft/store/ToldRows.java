package weft.store;

import java.sql.Connection;
import java.sql.SQLException;
import weft.model.ExtractedValue;
import weft.model.Told;

/**
 * The tables {@code told} and {@code told_value}: what code of the user's own said of pages. Owned
 * by the writer thread.
 */
final class ToldRows {
  private final Prepared told;
  private final Prepared value;

  ToldRows(Connection connection) throws SQLException {
    told =
        new Prepared(
            connection,
            "INSERT INTO told (fetch, outcome, links, took, detail) VALUES (?, ?, ?, ?, ?)");
    value =
        new Prepared(
            connection,
            """
            INSERT INTO told_value (fetch, seq, name, position, value)
            VALUES (?, ?, ?, ?, ?)\
            """);
  }

  /** Writes what was said of the page of a fetch. */
  void insert(long fetch, Told said) throws SQLException {
    told.put(fetch).put(said.outcome().label()).put(said.links()).put(said.took().toMillis());
    told.put(said.detail()).update();
    int seq = 0;
    for (ExtractedValue each : said.values()) {
      value.put(fetch).put(seq++).put(each.name()).put(each.position()).put(each.value()).update();
    }
  }
}
