package weft.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;
import weft.store.StoreSettings.Durability;

/**
 * A finished crawl of any size, written straight into the tables. Pages lie in directories of
 * hosts; each links to the beginnings of its host, to its neighbours, and to pages anywhere, of
 * which few are linked very often. Every tenth text is one before it with a few words changed.
 *
 * @param pages how many there are, all answered with status 200
 * @param links of each page, distinct or nearly so
 * @param hosts on which the pages lie in turn
 * @param words of each main text; 0 for none
 */
public record MadeUpCrawl(int pages, int links, int hosts, int words) {
  private static final int DIRECTORY = 50;
  private static final int VOCABULARY = 20_000;
  private static final int WORDS_CHANGED = 2;
  private static final long AT = 1_740_830_400_000L;

  /** Writes the file, which must not exist. */
  public void into(Path file) throws SQLException {
    try (Connection connection = Database.writable(file, Durability.FAST)) {
      Schema.prepare(connection, file, "made up");
      Database.run(connection, "PRAGMA journal_mode = OFF");
      Database.run(connection, "PRAGMA synchronous = OFF");
      Database.run(connection, "BEGIN");
      run(connection);
      hosts(connection);
      urls(connection);
      visits(connection);
      if (links > 0) {
        links(connection);
      }
      texts(connection);
      Database.run(connection, "COMMIT");
      Database.run(connection, "PRAGMA journal_mode = WAL");
    }
  }

  /**
   * Writes the file, which must not exist; of a hundred pages one answers 404, one redirects by its
   * first link, and one more was excluded by robots.txt.
   */
  public void withTroublesInto(Path file) throws SQLException {
    into(file);
    try (Connection connection = Database.writable(file, Durability.FAST)) {
      Database.run(
          connection,
          """
          BEGIN;
          UPDATE fetch SET status = 404 WHERE id % 100 = 57;
          UPDATE fetch SET status = 301, location = '/elsewhere' WHERE id % 100 = 83 AND links > 0;
          UPDATE link SET kind = 10 WHERE id IN (SELECT first_link FROM fetch WHERE status = 301);
          UPDATE crawl_url SET state = 3, reason = 13, fetch = NULL, rule = 'Disallow: /'
            WHERE url % 100 = 29;
          COMMIT\
          """);
    }
  }

  private void run(Connection connection) throws SQLException {
    Database.run(
        connection,
        """
        INSERT INTO run (id, started_at, ended_at, end_reason, config, pages, wire_bytes)
        VALUES (1, %d, %d, 'finished', '', %d, %d)\
        """
            .formatted(AT, AT + pages, pages, pages * 15_000L));
  }

  private void hosts(Connection connection) throws SQLException {
    String sql = "INSERT INTO host (id, name, port, domain) VALUES (?, ?, 443, ?)";
    try (Prepared insert = new Prepared(connection, sql)) {
      for (int host = 0; host < hosts; host++) {
        insert.put(host + 1L).put(name(host)).put("site-" + host + ".example").update();
      }
    }
  }

  private void urls(Connection connection) throws SQLException {
    UrlHash hash = new UrlHash(Long.parseLong(Schema.meta(connection, "hash_seed")));
    String sql = "INSERT INTO url (id, host, text) VALUES (?, ?, ?)";
    UrlIndex index = new UrlIndex(connection, hash, UrlIndex.Size.STANDARD);
    try (Prepared insert = new Prepared(connection, sql)) {
      for (int page = 0; page < pages; page++) {
        String url = url(page);
        index.add(hash.of(url), page + 1L);
        insert.put(page + 1L).put(page % hosts + 1L).put(url).update();
      }
    }
    index.settleAll();
  }

  private void visits(Connection connection) throws SQLException {
    Database.run(
        connection,
        """
        INSERT INTO seed (run, url, scheme_guessed, source)
        SELECT 1, id, 0, 'argument' FROM url WHERE id <= %d;
        INSERT INTO crawl_url (run, url, host, state, depth, hops, followed, via, attempts, fetch, priority)
        SELECT 1, id, host, 1, min((id - 1) / %d, 20), iif(id <= %d, 'S', 'SL'), 1,
          iif(id <= %d, NULL, (id - 1) %% %d + 1), 1, id, 0 FROM url;
        INSERT INTO fetch (id, run, url, at, head, status, protocol, address, first_byte, total,
          headers, content_type, wire_length, first_link, links)
        SELECT id, 1, id, %d + id, 0, 200, 'http/1.1', '192.0.2.1', 1000, 2000,
          'Content-Type: text/html', 'text/html', 15000, (id - 1) * %d + 1, %d FROM url;
        INSERT INTO page (fetch, charset, title, description, headings, robots, language, needs_js)
        SELECT id, 'UTF-8', 'Title of page ' || id, 'A description', '[[1,"Page ' || id || '"]]', '', 'en', 0
        FROM url\
        """
            .formatted(hosts, hosts * 50, hosts, hosts, hosts, AT, links, links));
  }

  /** A quarter leads to the beginnings of the host, a quarter to neighbours, half anywhere. */
  private void links(Connection connection) throws SQLException {
    Database.run(
        connection,
        """
        WITH RECURSIVE slot(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM slot WHERE k < %2$d - 1)
        INSERT INTO link (id, source, fetch, target, kind, nofollow, place, rel, text)
        SELECT (u.id - 1) * %2$d + k + 1, u.id, u.id,
          1 + (CASE
            WHEN k < %2$d / 4 THEN (u.id - 1) %% %3$d + k * %3$d
            WHEN k < %2$d / 2 THEN u.id - 1 + (k - %2$d / 4 + 1) * %3$d
            ELSE CAST(%1$d * pow(((u.id * 2654435761 + k * 40503 + (u.id >> 7) * k) & 1048575)
              / 1048576.0, 3) AS INTEGER) END) %% %1$d,
          CASE k WHEN 7 THEN 21 WHEN 8 THEN 6 WHEN 9 THEN 12 ELSE 1 END, 0,
          iif(k < %2$d / 4, 2, 1) + 16, NULL, 'Anchor ' || k
        FROM url u CROSS JOIN slot ORDER BY u.id, k\
        """
            .formatted(pages, links, hosts));
  }

  private void texts(Connection connection) throws SQLException {
    try (Prepared body =
            new Prepared(
                connection,
                "INSERT INTO body (id, sha256, length, coding, bytes) VALUES (?, randomblob(32), ?,"
                    + " 'none', x'')");
        Prepared content =
            new Prepared(
                connection,
                "INSERT INTO content (body, words, text, language, metadata, rules) VALUES (?, ?,"
                    + " ?, 'en', '{}', 0)")) {
      for (int page = 0; page < pages && words > 0; page++) {
        String text = text(page);
        body.put(page + 1L).put(text.length()).update();
        content.put(page + 1L).put(words).put(text).update();
      }
    }
    if (words > 0) {
      Database.run(connection, "UPDATE fetch SET body = id");
    }
  }

  /** What a page says: a paragraph that all pages of its host share, then its own. */
  private String text(int page) {
    boolean copy = page % 10 == 9;
    int original = copy ? page - 1 : page;
    SplittableRandom random = new SplittableRandom(original);
    StringBuilder text = new StringBuilder(words * 8);
    text.append("All rights reserved by the owner of ").append(name(page % hosts)).append('\n');
    int changed = copy ? WORDS_CHANGED : 0;
    for (int i = 0; i < words; i++) {
      int word = random.nextInt(VOCABULARY);
      boolean change = changed > 0 && i % (words / WORDS_CHANGED + 1) == 7;
      text.append('w').append(change ? word + VOCABULARY : word).append(i % 40 == 39 ? '\n' : ' ');
    }
    return text.toString();
  }

  private String url(int page) {
    int within = page / hosts;
    return within == 0
        ? "https://" + name(page % hosts) + "/"
        : "https://%s/section-%d/page-%d.html"
            .formatted(name(page % hosts), within / DIRECTORY, within);
  }

  private static String name(int host) {
    return "www.site-" + host + ".example";
  }
}
