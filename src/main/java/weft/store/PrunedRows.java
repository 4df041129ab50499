package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements that tell, while a file is pruned, which rows stay and which go. */
final class PrunedRows {
  /** Answers that runs which stay have asked for, or stand on. */
  static final String KEPT_FETCHES =
      """
      DROP TABLE IF EXISTS temp.kept_fetch;
      CREATE TEMP TABLE kept_fetch (id INTEGER PRIMARY KEY);
      INSERT OR IGNORE INTO temp.kept_fetch (id)
        SELECT f.id FROM fetch f JOIN url u ON u.id = f.url
        WHERE f.run NOT IN (SELECT id FROM temp.gone_run)
          AND u.host NOT IN (SELECT id FROM temp.gone_host)
        UNION ALL SELECT fetch FROM crawl_url WHERE fetch IS NOT NULL
        UNION ALL SELECT prior FROM crawl_url WHERE prior IS NOT NULL
        UNION ALL SELECT checked FROM crawl_url WHERE checked IS NOT NULL
        UNION ALL SELECT fetch FROM sitemap WHERE fetch IS NOT NULL;
      INSERT OR IGNORE INTO temp.kept_fetch (id)
        WITH RECURSIVE stands (id) AS (
          SELECT same_as FROM fetch
          WHERE same_as IS NOT NULL AND id IN (SELECT id FROM temp.kept_fetch)
          UNION SELECT f.same_as FROM stands s JOIN fetch f ON f.id = s.id
          WHERE f.same_as IS NOT NULL)
        SELECT id FROM stands;\
      """;

  /** Ranges of links whose answer goes, and an answer that stays and has the same, if there is. */
  static final String GONE_LINKS =
      """
      DROP TABLE IF EXISTS temp.gone_links;
      CREATE TEMP TABLE gone_links (first INTEGER PRIMARY KEY, last INTEGER, owner INTEGER);
      INSERT OR IGNORE INTO temp.gone_links (first, last)
        SELECT first_link, first_link + links - 1 FROM fetch
        WHERE links > 0 AND id NOT IN (SELECT id FROM temp.kept_fetch);
      UPDATE temp.gone_links SET owner = k.id
        FROM (SELECT min(id) AS id, first_link FROM fetch
          WHERE links > 0 AND id IN (SELECT id FROM temp.kept_fetch) GROUP BY first_link) k
        WHERE k.first_link = gone_links.first;\
      """;

  /** Links that stay belong to an answer that does. */
  static final String OWN_LINKS =
      """
      UPDATE link SET fetch = ? WHERE id BETWEEN ? AND ?
        AND fetch NOT IN (SELECT id FROM temp.kept_fetch)\
      """;

  /** What belongs to answers that go, and names them. */
  static final List<String> BESIDE_FETCHES =
      List.of(
          "DELETE FROM page WHERE fetch NOT IN (SELECT id FROM temp.kept_fetch)",
          "DELETE FROM unusable_link WHERE fetch NOT IN (SELECT id FROM temp.kept_fetch)",
          "DELETE FROM told WHERE fetch NOT IN (SELECT id FROM temp.kept_fetch)",
          "DELETE FROM told_value WHERE fetch NOT IN (SELECT id FROM temp.kept_fetch)",
          """
          UPDATE fetch SET previous = NULL WHERE previous IS NOT NULL
            AND previous NOT IN (SELECT id FROM temp.kept_fetch)\
          """);

  static final String KEPT_BODIES =
      """
      DROP TABLE IF EXISTS temp.kept_body;
      CREATE TEMP TABLE kept_body (id INTEGER PRIMARY KEY);
      INSERT OR IGNORE INTO temp.kept_body (id) SELECT body FROM fetch WHERE body IS NOT NULL;\
      """;

  static final String KEPT_URLS =
      """
      DROP TABLE IF EXISTS temp.kept_url;
      CREATE TEMP TABLE kept_url (id INTEGER PRIMARY KEY);
      INSERT OR IGNORE INTO temp.kept_url (id)
        SELECT url FROM crawl_url
        UNION ALL SELECT via FROM crawl_url WHERE via IS NOT NULL
        UNION ALL SELECT url FROM seed UNION ALL SELECT url FROM sitemap
        UNION ALL SELECT url FROM fetch UNION ALL SELECT source FROM link
        UNION ALL SELECT target FROM link;\
      """;

  static final String TRAPS =
      """
      DELETE FROM trap WHERE run IN (SELECT id FROM temp.gone_run)
        OR host IN (SELECT id FROM temp.gone_host)\
      """;

  static final String PAGES_OF_RUNS =
      """
      UPDATE run SET pages =
        (SELECT count(*) FROM fetch f JOIN page p ON p.fetch = f.id WHERE f.run = run.id)
        + (SELECT count(*) FROM fetch f JOIN page p ON p.fetch = f.same_as WHERE f.run = run.id)\
      """;

  private PrunedRows() {}

  /** Drops from a table of runs and URLs what belongs to a run or a host that goes. */
  static String ofRunOrHost(String table) {
    return """
    DELETE FROM %s WHERE run IN (SELECT id FROM temp.gone_run) OR url IN (
      SELECT id FROM url WHERE host IN (SELECT id FROM temp.gone_host))\
    """
        .formatted(table);
  }

  /** The tables that analysis has derived and left in the file, and the index of full text. */
  static List<String> derived(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Prepared select = new Prepared(connection, "SELECT tables FROM derived");
        ResultSet row = select.query()) {
      while (row.next()) {
        tables.addAll(List.of(row.getString(1).split(" ", -1)));
      }
    }
    return tables;
  }
}
