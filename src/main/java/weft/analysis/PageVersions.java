package weft.analysis;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.model.Headers;

/** Reads what is compared of the URLs of one run. For one thread. */
final class PageVersions implements AutoCloseable {
  private static final String PAGE =
      """
      SELECT CASE c.state WHEN 2 THEN 'failed: ' || coalesce(r.name, '') ELSE 'done' END AS state,
        f.status AS status, f.content_type AS content_type, p.title AS title,
        p.description AS description, p.canonical AS canonical, nullif(p.robots, '') AS robots,
        p.language AS language, f.headers AS headers,
        (SELECT group_concat('h' || (h.value ->> 0) || ' ' || (h.value ->> 1), ' | ')
          FROM json_each(p.headings) h) AS headings,
        t.words AS words, t.text AS text, t.body AS derived, lower(hex(b.sha256)) AS body,
        (SELECT u.text FROM link l JOIN url u ON u.id = l.target
          WHERE l.id BETWEEN f.first_link AND f.first_link + f.links - 1 AND l.kind = 10
          LIMIT 1) AS redirect
      FROM crawl_url c
      LEFT JOIN reason r ON r.code = c.reason
      LEFT JOIN fetch f ON f.id = c.fetch
      LEFT JOIN page p ON p.fetch = f.id
      LEFT JOIN body b ON b.id = f.body
      LEFT JOIN content t ON t.body = f.body
      WHERE c.run = ? AND c.url = ?\
      """;
  private static final String LINKS =
      """
      SELECT u.text FROM crawl_url c
      JOIN fetch f ON f.id = c.fetch
      JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
      JOIN url u ON u.id = l.target
      WHERE c.run = ? AND c.url = ? AND l.kind <> 10\
      """;

  /** Names of header fields, and what they are called where that says more. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "X-Robots-Tag", "x-robots-tag",
          "Content-Language", "content-language",
          "Link", "link-header",
          "Cache-Control", "cache-control",
          "Content-Security-Policy", "content-security-policy",
          "Strict-Transport-Security", "strict-transport-security");

  private final long run;
  private final PreparedStatement page;
  private final PreparedStatement links;

  PageVersions(Workspace workspace) throws SQLException {
    run = workspace.run();
    page = workspace.connection().prepareStatement(PAGE);
    links = workspace.connection().prepareStatement(LINKS);
  }

  PageVersion of(long url) throws SQLException {
    page.setLong(1, run);
    page.setLong(2, url);
    try (ResultSet row = page.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("a URL has gone while it was read");
      }
      String text = row.getString("text");
      row.getLong("derived");
      boolean derived = !row.wasNull();
      return new PageVersion(fields(row), links(url), text, derived, row.getString("body"));
    }
  }

  private static SequencedMap<String, String> fields(ResultSet row) throws SQLException {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    for (String name : PageVersion.FIELDS) {
      String column = name.replace('-', '_');
      if (!HEADERS.containsValue(name)) {
        put(fields, name, row.getString(column));
      }
    }
    String received = row.getString("headers");
    if (received != null) {
      Headers headers = Headers.parse(received);
      HEADERS.forEach((name, field) -> put(fields, field, headers.first(name).orElse(null)));
    }
    put(fields, "words", row.getString("words"));
    return fields;
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private SequencedSet<String> links(long url) throws SQLException {
    SequencedSet<String> found = new TreeSet<>();
    links.setLong(1, run);
    links.setLong(2, url);
    try (ResultSet row = links.executeQuery()) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    page.close();
    links.close();
  }
}
