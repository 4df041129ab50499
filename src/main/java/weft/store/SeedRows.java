package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import weft.model.Pursuit;
import weft.model.Saved;
import weft.model.Seed;
import weft.url.Url;

/** The tables {@code seed} and {@code scope_added}. Owned by the writer thread. */
final class SeedRows {
  private final RunRows runs;
  private final Prepared insert;
  private final Prepared all;
  private final Prepared addScope;
  private final Prepared scopes;

  SeedRows(Connection connection, RunRows runs) throws SQLException {
    this.runs = runs;
    insert =
        new Prepared(
            connection,
            """
            INSERT INTO seed (run, url, scheme_guessed, source, scope, depth)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET scope = excluded.scope, depth = excluded.depth\
            """);
    all =
        new Prepared(
            connection,
            """
            SELECT u.text, s.scheme_guessed, s.source, s.scope, s.depth
            FROM seed s JOIN url u ON u.id = s.url
            WHERE s.run = ? ORDER BY s.url\
            """);
    addScope =
        new Prepared(connection, "INSERT OR IGNORE INTO scope_added (run, scope) VALUES (?, ?)");
    scopes = new Prepared(connection, "SELECT scope FROM scope_added WHERE run = ? ORDER BY scope");
  }

  /** Takes seeds in, each where it starts whatever the run knew of it. */
  Saved save(List<JudgedSeed> seeds, Session session) throws SQLException {
    Discovery discovery = new Discovery(session);
    for (JudgedSeed seed : seeds) {
      Way way = Way.seed(start(seed.seed(), session.settings.farthest()));
      Sighting seen = new Sighting(seed.url(), seed.decision(), Pursuit.PAGE, true, way);
      insert(discovery.admit(seen), seed.seed());
    }
    discovery.flush();
    discovery.relax();
    return discovery.saved();
  }

  /** Where a seed starts, so that at the crawl's limit its own is used up. */
  private static int start(Seed seed, int maxDepth) {
    Integer own = seed.depth();
    return own == null ? 0 : maxDepth - own;
  }

  /** Notes that a URL is a seed. */
  void insert(long url, Seed seed) throws SQLException {
    insert.put(runs.current()).put(url).put(seed.schemeGuessed()).put(seed.source());
    Integer depth = seed.depth();
    insert.put(seed.scope());
    (depth == null ? insert.putNull() : insert.put(depth.intValue())).update();
  }

  List<Seed> of(long run) throws SQLException {
    List<Seed> seeds = new ArrayList<>();
    try (ResultSet row = all.put(run).query()) {
      while (row.next()) {
        Url url = Url.ofCanonical(row.getString(1));
        int depth = row.getInt(5);
        Integer own = row.wasNull() ? null : depth;
        seeds.add(new Seed(url, row.getBoolean(2), row.getString(3), row.getString(4), own));
      }
    }
    return seeds;
  }

  void addScope(String scope) throws SQLException {
    addScope.put(runs.current()).put(scope).update();
  }

  List<String> scopes() throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet row = scopes.put(runs.current()).query()) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }
}
