package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weft.analysis.SearchFilter.Part;
import weft.store.StoreException;
import weft.url.HostKey;

/**
 * Full-text search in the pages of one run. A word weighs most in a title, then in the texts of
 * links that lead to the page, then in headings, then in its text (BM25).
 */
public final class Search {
  private static final String RANKED =
      """
      SELECT s.rowid, bm25(search_index, 10.0, 4.0, 1.0, 5.0) AS score, h.name, h.port, u.id
      FROM search_index s
      JOIN fetch f ON f.id = s.rowid
      JOIN crawl_url c ON c.run = ? AND c.url = f.url AND c.fetch = f.id
        AND c.state = 1 AND c.pursuit IN (0, 4)
      JOIN url u ON u.id = f.url
      JOIN host h ON h.id = c.host
      JOIN page p ON p.fetch = f.id
      LEFT JOIN content t ON t.body = f.body
      WHERE search_index MATCH ? AND f.at BETWEEN ? AND ? AND f.status GLOB ?
        AND (? = '' OR lower(coalesce(t.language, '')) = ? OR lower(p.language) = ?
          OR lower(p.language) GLOB ? OR lower(t.language) GLOB ?)
      ORDER BY score, u.text\
      """;

  private static final String DETAILS =
      """
      SELECT u.text, p.title, coalesce(t.text, p.description, ''), f.status,
        coalesce(t.language, p.language), f.at
      FROM fetch f JOIN url u ON u.id = f.url JOIN page p ON p.fetch = f.id
      LEFT JOIN content t ON t.body = f.body WHERE f.id = ?\
      """;

  private record Ranked(long fetch, double score) {}

  private final Workspace workspace;

  /** Searches the run that a workspace shows. */
  public Search(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Finds pages; the index is brought up to date before. */
  public SearchResult find(SearchQuery query, SearchFilter filter, Progress progress) {
    try {
      new SearchIndex(workspace, progress).bringUpToDate();
      return hits(query, filter);
    } catch (SQLException e) {
      throw new StoreException(
          "%s: the search failed (%s); weft verify %s says whether the file is whole"
              .formatted(workspace.file(), e.getMessage(), workspace.file()),
          e);
    }
  }

  private SearchResult hits(SearchQuery query, SearchFilter filter) throws SQLException {
    Connection connection = workspace.connection();
    List<Ranked> best = new ArrayList<>();
    long all = 0;
    try (PreparedStatement select = connection.prepareStatement(RANKED)) {
      bind(select, query, filter);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (filter.hosts().test(new HostKey(row.getString(3), row.getInt(4)))) {
            all++;
            if (best.size() < filter.limit()) {
              best.add(new Ranked(row.getLong(1), -row.getDouble(2)));
            }
          }
        }
      }
    }
    List<Hit> hits = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(DETAILS)) {
      for (Ranked each : best) {
        hits.add(hit(select, each, query));
      }
    }
    return new SearchResult(hits, all);
  }

  private void bind(PreparedStatement select, SearchQuery query, SearchFilter filter)
      throws SQLException {
    String language = filter.language().toLowerCase(Locale.ROOT);
    Instant since = filter.since();
    Instant until = filter.until();
    List<Object> values =
        List.of(
            workspace.run(),
            match(query, filter),
            since == null ? Long.MIN_VALUE : since.toEpochMilli(),
            until == null ? Long.MAX_VALUE : until.toEpochMilli(),
            filter.status(),
            language,
            language,
            language,
            language + "-*",
            language + "-*");
    for (int i = 0; i < values.size(); i++) {
      select.setObject(i + 1, values.get(i));
    }
  }

  private static String match(SearchQuery query, SearchFilter filter) {
    if (filter.in().isEmpty()) {
      return query.fts();
    }
    Stream<String> columns = filter.in().stream().map(Part::name).sorted();
    return "{"
        + columns.collect(Collectors.joining(" ")).toLowerCase(Locale.ROOT)
        + "} : ("
        + query.fts()
        + ")";
  }

  private static Hit hit(PreparedStatement select, Ranked ranked, SearchQuery query)
      throws SQLException {
    select.setLong(1, ranked.fetch());
    try (ResultSet row = select.executeQuery()) {
      row.next();
      String title = row.getString(2);
      return new Hit(
          row.getString(1),
          title == null ? "" : title.strip(),
          Snippet.of(row.getString(3), query.terms()),
          ranked.score(),
          row.getInt(4),
          row.getString(5),
          Instant.ofEpochMilli(row.getLong(6)));
    }
  }
}
