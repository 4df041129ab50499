package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.model.Pursuit;
import weft.store.LookedUp.Place;
import weft.url.Url;

/** The table {@code url}: every URL ever seen, once. Owned by the writer thread. */
final class UrlRows {
  /** A URL on its way into the table. */
  record NewUrl(long id, long host, long hash, String text) {}

  /**
   * A URL with what the current run knows of it.
   *
   * @param standing absent where the run has not met the URL
   * @param followed whether a link that a crawl goes along leads to it
   * @param pursuit what is wanted of it
   */
  record Found(
      long id,
      long host,
      @Nullable Standing standing,
      int depth,
      boolean followed,
      Pursuit pursuit) {}

  private static final String OF_RUN = "c.state, c.reason, c.depth, c.followed, c.pursuit";
  private static final String COLUMNS = "SELECT u.id, u.host, " + OF_RUN + ", u.text ";
  private static final String JOIN_RUN = "LEFT JOIN crawl_url c ON c.run = ? AND c.url = u.id ";
  private static final String BY_HASH =
      "FROM url_by_hash x CROSS JOIN url u ON u.id = x.url " + JOIN_RUN + "WHERE x.hash IN (%s)";
  private static final String BY_ID = "FROM url u " + JOIN_RUN + "WHERE u.id IN (%s)";
  private static final String STANDING =
      "SELECT c.url, c.host, " + OF_RUN + " FROM crawl_url c WHERE c.run = ? AND c.url IN (%s)";

  private final RunRows runs;
  private final UrlIndex index;
  private final ManyKeys byHash;
  private final ManyKeys byId;
  private final ManyKeys standings;
  private final NextId ids;
  private final Prepared text;
  private final ManyRows<NewUrl> insert;

  UrlRows(Connection connection, RunRows runs, UrlIndex index) throws SQLException {
    this.runs = runs;
    this.index = index;
    ids = new NextId(connection, "url");
    byHash = new ManyKeys(connection, COLUMNS + BY_HASH);
    byId = new ManyKeys(connection, COLUMNS + BY_ID);
    standings = new ManyKeys(connection, STANDING);
    text = new Prepared(connection, "SELECT text FROM url WHERE id = ?");
    insert =
        new ManyRows<>(
            connection,
            "url (id, host, text)",
            3,
            (row, url) -> row.put(url.id).put(url.host).put(url.text));
  }

  /**
   * Those among some URLs that have rows.
   *
   * @param before what was found of them beforehand
   */
  Map<Url, Found> find(List<HashedUrl> urls, @Nullable LookedUp before) throws SQLException {
    if (before == null || !index.covers(before)) {
      return find(urls);
    }
    Map<Url, Found> found = new HashMap<>();
    Map<Long, Url> placed = HashMap.newHashMap(before.found().size());
    before
        .found()
        .forEach(
            (url, place) -> {
              placed.put(place.id(), url);
              found.put(url, unmet(place));
            });
    standings.each(
        runs.current(),
        List.copyOf(placed.keySet()),
        row -> found.put(placed.get(row.getLong(1)), read(row)));
    List<HashedUrl> recent = new ArrayList<>();
    for (HashedUrl url : urls) {
      if (!found.containsKey(url.url()) && index.findRecent(url.hash()) != 0) {
        recent.add(url);
      }
    }
    found.putAll(find(recent));
    return found;
  }

  private static Found unmet(Place place) {
    return new Found(place.id(), place.host(), null, 0, false, Pursuit.PAGE);
  }

  /** Those among some URLs that have rows. */
  Map<Url, Found> find(List<HashedUrl> urls) throws SQLException {
    Map<Url, Found> found = new HashMap<>();
    List<HashedUrl> recent = new ArrayList<>();
    List<Long> rows = new ArrayList<>();
    List<HashedUrl> others = new ArrayList<>(urls.size());
    for (HashedUrl url : urls) {
      long row = index.findRecent(url.hash());
      if (row == 0) {
        others.add(url);
      } else {
        recent.add(url);
        rows.add(row);
      }
    }
    find(recent, rows, byId, found);
    for (HashedUrl url : recent) {
      if (!found.containsKey(url.url())) {
        others.add(url); // another text with the same hash
      }
    }
    find(others, others.stream().map(HashedUrl::hash).toList(), byHash, found);
    return found;
  }

  /** The row with that text; null where there is none. */
  @Nullable Found find(HashedUrl url) throws SQLException {
    return find(List.of(url)).get(url.url());
  }

  private void find(List<HashedUrl> urls, List<Long> keys, ManyKeys select, Map<Url, Found> found)
      throws SQLException {
    Map<String, Url> wanted = HashMap.newHashMap(urls.size());
    select.each(
        runs.current(),
        keys,
        row -> {
          if (wanted.isEmpty()) {
            urls.forEach(url -> wanted.put(url.url().text(), url.url()));
          }
          Url url = wanted.get(row.getString(8));
          if (url != null) {
            found.put(url, read(row));
          }
        });
  }

  private static Found read(ResultSet row) throws SQLException {
    return new Found(
        row.getLong(1),
        row.getLong(2),
        standing(row),
        row.getInt(5),
        row.getInt(6) != 0,
        Pursuit.of(row.getInt(7)));
  }

  String text(long id) throws SQLException {
    try (ResultSet row = text.put(id).query()) {
      return row.getString(1);
    }
  }

  long nextId() throws SQLException {
    return ids.take();
  }

  void insert(List<NewUrl> urls) throws SQLException {
    for (NewUrl url : urls) {
      index.add(url.hash, url.id);
    }
    insert.insert(urls);
  }

  /** To be called before a commit. */
  void settle() throws SQLException {
    index.settle();
  }

  /** To be called in a transaction of its own. */
  void settleAll() throws SQLException {
    index.settleAll();
  }

  /** How far the index of hashes is in the file: {@link UrlIndex#moved}. For any thread. */
  long moved() {
    return index.moved();
  }

  /** To be called after a commit. */
  void committed() {
    index.committed();
  }

  void forget() {
    ids.forget();
    index.forget();
  }

  private static @Nullable Standing standing(ResultSet row) throws SQLException {
    int state = row.getInt(3);
    return row.wasNull() ? null : Standing.of(state, row.getInt(4), null);
  }
}
