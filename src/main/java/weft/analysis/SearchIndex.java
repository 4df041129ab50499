package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The index of full text, SQLite's FTS5 without the texts themselves: one row an answer that is a
 * page, its id that of the fetch, so pages that several runs share are in it once. It grows by what
 * has come since the last time: new answers, and older ones that new texts of links lead to. The
 * words are made by {@link Words}; FTS5 only parts them at blanks.
 */
final class SearchIndex {
  private static final int VERSION = 1;
  private static final String NAME = "search";
  private static final int SAY_EVERY = 1_000;

  /** How far the index goes: it holds everything up to that fetch and that link. */
  private record Mark(long fetch, long link, long batch) {
    static final Mark NONE = new Mark(0, 0, 0);

    String text() {
      return fetch + " " + link + " " + batch;
    }

    static Mark of(String text) {
      String[] numbers = text.split(" ", -1);
      return new Mark(
          Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }
  }

  private final Workspace workspace;
  private final Progress progress;

  SearchIndex(Workspace workspace, Progress progress) {
    this.workspace = workspace;
    this.progress = progress;
  }

  /** Takes in what is new. */
  void bringUpToDate() throws SQLException {
    Mark mark = stored(workspace.connection());
    Mark now = now(workspace.connection(), mark);
    if (mark.equals(Mark.NONE) || mark.fetch() != now.fetch() || mark.link() != now.link()) {
      workspace.change(this::extend);
    }
  }

  private void extend(Connection connection, String database) throws SQLException {
    Mark mark = database.equals("main") ? stored(connection) : Mark.NONE;
    if (mark.equals(Mark.NONE)) {
      make(connection, database);
    }
    Mark now = now(connection, mark);
    anchors(connection, mark, now);
    pages(connection, mark, now);
    if (database.equals("main")) {
      remember(connection, now);
    }
  }

  private static Mark stored(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT basis FROM main.derived WHERE name = ? AND version = ?")) {
      select.setString(1, NAME);
      select.setInt(2, VERSION);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Mark.of(row.getString(1)) : Mark.NONE;
      }
    }
  }

  private static Mark now(Connection connection, Mark before) throws SQLException {
    String sql =
        "SELECT coalesce((SELECT max(id) FROM fetch), 0), coalesce((SELECT max(id) FROM link), 0)";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return new Mark(row.getLong(1), row.getLong(2), before.batch() + 1);
    }
  }

  private static void make(Connection connection, String database) throws SQLException {
    run(connection, "DROP TABLE IF EXISTS " + database + ".search_index");
    run(connection, "DROP TABLE IF EXISTS " + database + ".search_anchor");
    run(
        connection,
        """
        CREATE VIRTUAL TABLE %s.search_index USING fts5(title, headings, text, anchors,
          content='', contentless_delete=1, tokenize='ascii')\
        """
            .formatted(database));
    run(
        connection,
        """
        CREATE TABLE %s.search_anchor (
          target INTEGER NOT NULL,  -- the URL that is linked to
          text   TEXT NOT NULL,
          batch  INTEGER NOT NULL,  -- when it was met first
          PRIMARY KEY (target, text)
        ) STRICT, WITHOUT ROWID\
        """
            .formatted(database));
  }

  /** Notes under what texts URLs are linked to, each once. */
  private void anchors(Connection connection, Mark mark, Mark now) throws SQLException {
    progress.at("reading the texts of links", 0, 0);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT OR IGNORE INTO search_anchor (target, text, batch)
            SELECT target, text, ? FROM link
            WHERE id > ? AND id <= ? AND text IS NOT NULL AND kind NOT IN (11, 17)\
            """)) {
      insert.setLong(1, now.batch());
      insert.setLong(2, mark.link());
      insert.setLong(3, now.link());
      insert.executeUpdate();
    }
  }

  /** Takes in new answers, and anew those that new texts of links lead to. */
  private void pages(Connection connection, Mark mark, Mark now) throws SQLException {
    List<Long> fetches = new ArrayList<>(changed(connection, mark, now));
    long older = fetches.size();
    fetches.addAll(added(connection, mark, now));
    try (Rows rows = new Rows(connection)) {
      for (int i = 0; i < fetches.size(); i++) {
        if (i % SAY_EVERY == 0) {
          progress.at("indexing pages", i, fetches.size());
        }
        rows.put(fetches.get(i), i < older);
      }
    }
  }

  private static List<Long> added(Connection connection, Mark mark, Mark now) throws SQLException {
    return ids(
        connection,
        "SELECT fetch FROM page WHERE fetch > ? AND fetch <= ? ORDER BY fetch",
        mark.fetch(),
        now.fetch());
  }

  private static List<Long> changed(Connection connection, Mark mark, Mark now)
      throws SQLException {
    if (mark.equals(Mark.NONE)) {
      return List.of();
    }
    return ids(
        connection,
        """
        SELECT DISTINCT c.fetch FROM run r
        JOIN (SELECT DISTINCT target FROM search_anchor WHERE batch = ?) a
        CROSS JOIN crawl_url c ON c.run = r.id AND c.url = a.target
        JOIN page p ON p.fetch = c.fetch
        WHERE c.fetch <= ? ORDER BY c.fetch\
        """,
        now.batch(),
        mark.fetch());
  }

  private static List<Long> ids(Connection connection, String sql, long first, long second)
      throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, first);
      select.setLong(2, second);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(row.getLong(1));
        }
      }
    }
    return ids;
  }

  private static void remember(Connection connection, Mark mark) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT OR REPLACE INTO main.derived (name, run, version, basis, tables, made_at)
            SELECT ?, max(id), ?, ?, 'search_index search_anchor',
              CAST(unixepoch('subsec') * 1000 AS INTEGER) FROM run HAVING count(*) > 0\
            """)) {
      insert.setString(1, NAME);
      insert.setInt(2, VERSION);
      insert.setString(3, mark.text());
      insert.executeUpdate();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** Rows on their way into the index. */
  private static final class Rows implements AutoCloseable {
    private final PreparedStatement select;
    private final PreparedStatement delete;
    private final PreparedStatement insert;

    Rows(Connection connection) throws SQLException {
      select =
          connection.prepareStatement(
              """
              SELECT p.title,
                (SELECT group_concat(h.value ->> 1, ' ') FROM json_each(p.headings) h),
                t.text,
                (SELECT group_concat(a.text, ' ') FROM search_anchor a WHERE a.target = f.url)
              FROM fetch f JOIN page p ON p.fetch = f.id LEFT JOIN content t ON t.body = f.body
              WHERE f.id = ?\
              """);
      delete = connection.prepareStatement("DELETE FROM search_index WHERE rowid = ?");
      insert =
          connection.prepareStatement(
              """
              INSERT INTO search_index (rowid, title, headings, text, anchors)
              VALUES (?, ?, ?, ?, ?)\
              """);
    }

    void put(long fetch, boolean again) throws SQLException {
      if (again) {
        delete.setLong(1, fetch);
        delete.executeUpdate();
      }
      select.setLong(1, fetch);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          insert.setLong(1, fetch);
          for (int column = 1; column <= 4; column++) {
            String text = row.getString(column);
            insert.setString(column + 1, text == null ? "" : Words.folded(text));
          }
          insert.executeUpdate();
        }
      }
    }

    @Override
    public void close() throws SQLException {
      select.close();
      delete.close();
      insert.close();
    }
  }
}
