package weft.analysis;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.parse.PageFragments;
import weft.parse.PageMarkup;
import weft.store.StoredBody;
import weft.url.CanonicalResult;
import weft.url.Canonicalizer;
import weft.url.Url;

/**
 * Links to a fragment that the page they lead to does not have, from the stored bodies. Each page
 * is read once for its links, which settles those within it; then each page that others name a
 * place in is read for its places. Where a target redirects, the page behind it counts. Targets
 * that were not fetched, have no body or need scripts to show anything are passed over. Since the
 * whole page is at hand, what is wrong with its markup is noted too, in {@code markup_flaw}.
 */
final class FragmentLinks implements Derivation {
  private static final int TELL_EVERY = 1_000;

  private static final String PAGES =
      """
      SELECT x.url, u.text, coalesce(p.base, u.text), f.content_type, p.charset, b.coding, b.bytes,
        b.length, f.first_link, f.links
      FROM page_fact x
      JOIN url u ON u.id = x.url
      JOIN fetch f ON f.id = x.fetch
      JOIN page p ON p.fetch = x.fetch
      JOIN body b ON b.id = x.body AND b.coding <> 'none' AND b.length > 0
      WHERE x.html = 1 AND x.status = 200\
      """;

  private static final String TARGETS =
      """
      SELECT u.text, l.target FROM link l JOIN url u ON u.id = l.target
      WHERE l.id BETWEEN ? AND ? AND l.kind IN (1, 2)\
      """;

  private static final String BEHIND_REDIRECTS =
      """
      WITH RECURSIVE way (at, hops) AS (
        SELECT ?, 0
        UNION SELECT r.target, hops + 1 FROM way JOIN redirect_hop r ON r.url = at WHERE hops < 20)
      SELECT at FROM way ORDER BY hops DESC LIMIT 1\
      """;

  private final Canonicalizer canonicalizer = new Canonicalizer();

  @Override
  public String name() {
    return "fragment";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<String> schema() {
    return List.of(
        """
        CREATE TABLE fragment (
          source   INTEGER NOT NULL,
          target   INTEGER NOT NULL,
          fragment TEXT NOT NULL,
          anchor   TEXT NOT NULL,
          missing  INTEGER NOT NULL
        ) STRICT\
        """,
        "CREATE INDEX fragment_target ON fragment (target)",
        """
        CREATE TABLE markup_flaw (
          url             INTEGER PRIMARY KEY,
          unsized         INTEGER NOT NULL,
          unsized_example TEXT,
          openers         INTEGER NOT NULL,
          opener_example  TEXT
        ) STRICT\
        """);
  }

  @Override
  public List<Derivation> needs() {
    return List.of(SqlDerivation.of("page_fact"), SqlDerivation.of("redirect_hop"));
  }

  @Override
  public boolean readsContent() {
    return false;
  }

  @Override
  public void fill(Connection connection, long run, Progress progress) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long total = number(statement, "SELECT count(*) FROM page_fact WHERE html AND status = 200");
      collect(connection, progress, total);
      settle(connection, targets(statement));
      int _ = statement.executeUpdate("DELETE FROM fragment WHERE missing = 0");
    }
  }

  /** Notes the links of every page; those within it only where their place is missing. */
  private void collect(Connection connection, Progress progress, long total) throws SQLException {
    long done = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PAGES);
        PreparedStatement targets = connection.prepareStatement(TARGETS);
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO fragment VALUES (?, ?, ?, ?, ?)");
        PreparedStatement flaw =
            connection.prepareStatement("INSERT INTO markup_flaw VALUES (?, ?, ?, ?, ?)")) {
      while (row.next()) {
        PageFragments page = read(row);
        note(flaw, row.getLong(1), page.markup());
        Map<String, Long> known = null;
        for (PageFragments.Reference link : page.links()) {
          long source = row.getLong(1);
          if (link.href().isEmpty()) {
            if (!page.has(link.fragment())) {
              note(insert, source, source, link, true);
            }
            continue;
          }
          known = known == null ? targets(targets, row) : known;
          Long target = target(link.href(), row.getString(3), known);
          if (target != null && target == source) {
            if (!page.has(link.fragment())) {
              note(insert, source, source, link, true);
            }
          } else if (target != null) {
            note(insert, source, target, link, false);
          }
        }
        if (++done % TELL_EVERY == 0) {
          progress.at("fragments", done, total);
        }
      }
    }
  }

  /** Looks for the places that other pages name. */
  private void settle(Connection connection, List<Long> targets) throws SQLException {
    String page = PAGES + " AND x.url = ? AND coalesce(p.needs_js, 0) = 0";
    try (PreparedStatement behind = connection.prepareStatement(BEHIND_REDIRECTS);
        PreparedStatement select = connection.prepareStatement(page);
        PreparedStatement fragments =
            connection.prepareStatement(
                "SELECT rowid, fragment FROM fragment WHERE target = ? AND source <> target");
        PreparedStatement mark =
            connection.prepareStatement("UPDATE fragment SET missing = 1 WHERE rowid = ?")) {
      for (long target : targets) {
        behind.setLong(1, target);
        try (ResultSet end = behind.executeQuery()) {
          select.setLong(1, end.next() ? end.getLong(1) : target);
        }
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            mark(read(row), target, fragments, mark);
          }
        }
      }
    }
  }

  private static void mark(
      PageFragments page, long target, PreparedStatement fragments, PreparedStatement mark)
      throws SQLException {
    List<Long> missing = new ArrayList<>();
    fragments.setLong(1, target);
    try (ResultSet row = fragments.executeQuery()) {
      while (row.next()) {
        if (!page.has(row.getString(2))) {
          missing.add(row.getLong(1));
        }
      }
    }
    for (long each : missing) {
      mark.setLong(1, each);
      int _ = mark.executeUpdate();
    }
  }

  private static PageFragments read(ResultSet row) throws SQLException {
    String charset = row.getString(5);
    String type = row.getString(4) + (charset == null ? "" : "; charset=" + charset);
    try {
      byte[] body = StoredBody.decode(row.getString(6), row.getBytes(7), row.getLong(8));
      return PageFragments.of(body, type, row.getString(2));
    } catch (IOException e) {
      return PageFragments.of(new byte[0], type, row.getString(2)); // weft verify reports damage
    }
  }

  /** The pages that a page links to, by URL. */
  private static Map<String, Long> targets(PreparedStatement select, ResultSet page)
      throws SQLException {
    Map<String, Long> targets = new HashMap<>();
    long first = page.getLong(9);
    select.setLong(1, first);
    select.setLong(2, first + page.getLong(10) - 1);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        targets.put(row.getString(1), row.getLong(2));
      }
    }
    return targets;
  }

  /** The page that a reference leads to, if the crawl has it as a link of that page. */
  private @Nullable Long target(String href, String base, Map<String, Long> known) {
    return canonicalizer.canonicalize(href, Url.ofCanonical(base))
            instanceof CanonicalResult.Accepted accepted
        ? known.get(accepted.url().text())
        : null;
  }

  private static void note(
      PreparedStatement insert,
      long source,
      long target,
      PageFragments.Reference link,
      boolean missing)
      throws SQLException {
    insert.setLong(1, source);
    insert.setLong(2, target);
    insert.setString(3, link.fragment());
    insert.setString(4, link.text());
    insert.setBoolean(5, missing);
    int _ = insert.executeUpdate();
  }

  private static void note(PreparedStatement insert, long url, PageMarkup page)
      throws SQLException {
    if (!page.unsized().isEmpty() || !page.openers().isEmpty()) {
      insert.setLong(1, url);
      insert.setInt(2, page.unsized().size());
      insert.setString(3, first(page.unsized()));
      insert.setInt(4, page.openers().size());
      insert.setString(5, first(page.openers()));
      int _ = insert.executeUpdate();
    }
  }

  private static @Nullable String first(List<String> all) {
    return all.stream()
        .findFirst()
        .map(url -> url.substring(0, Math.min(500, url.length())))
        .orElse(null);
  }

  private static List<Long> targets(Statement statement) throws SQLException {
    List<Long> targets = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery("SELECT DISTINCT target FROM fragment WHERE source <> target")) {
      while (row.next()) {
        targets.add(row.getLong(1));
      }
    }
    return targets;
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
