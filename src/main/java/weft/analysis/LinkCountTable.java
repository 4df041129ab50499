package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The derivation {@code link_count}: in {@code page_links} how many hyperlinks each page has, in
 * {@code url_inlinks} how many links lead to each URL: all, and of these hyperlinks, and the pages
 * that they stand on. Links are read in the order of the file and counted in arrays, which spares
 * sorting them; of a run that knows very many URLs they are read several times, for some millions
 * of targets each.
 */
final class LinkCountTable implements Derivation {
  /** Targets that are counted in one reading: 28 bytes each. */
  private static final int MOST_AT_ONCE = 1 << 22;

  private static final int SAY_EVERY = 1 << 13;
  private static final int KINDS = 256;

  private final int atOnce;

  LinkCountTable() {
    this(MOST_AT_ONCE);
  }

  /**
   * @param atOnce targets that are counted in one reading
   */
  LinkCountTable(int atOnce) {
    this.atOnce = atOnce;
  }

  @Override
  public String name() {
    return "link_count";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<String> schema() {
    return List.of(
        """
        CREATE TABLE page_links (
          url             INTEGER PRIMARY KEY,
          outlinks        INTEGER NOT NULL,
          unique_outlinks INTEGER NOT NULL,
          external        INTEGER NOT NULL
        ) STRICT\
        """,
        """
        CREATE TABLE url_inlinks (
          url            INTEGER PRIMARY KEY,
          links          INTEGER NOT NULL,
          inlinks        INTEGER NOT NULL,
          unique_inlinks INTEGER NOT NULL,
          followed       INTEGER NOT NULL
        ) STRICT\
        """);
  }

  @Override
  public boolean readsContent() {
    return false;
  }

  @Override
  public void fill(Connection connection, long run, Progress progress) throws SQLException {
    LinkSources sources = LinkSources.of(connection, run);
    long last = newestUrl(connection);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO url_inlinks VALUES (?, ?, ?, ?, ?)")) {
      for (long first = 1; first <= last; first += atOnce) {
        LinkTargets targets =
            LinkTargets.of(connection, first, (int) Math.min(atOnce, last - first + 1));
        count(connection, sources, targets, (first - 1.0) / last, last, progress);
        targets.write(insert);
      }
    }
    sources.write(connection);
  }

  /** Counts the links to some targets. */
  private static void count(
      Connection connection,
      LinkSources sources,
      LinkTargets targets,
      double before,
      long urls,
      Progress progress)
      throws SQLException {
    boolean[] hyperlink = hyperlinks();
    double share = (double) targets.size() / urls;
    // one text a page is read several times faster than one row a link
    String sql =
        """
        SELECT group_concat((target << 9) | (kind << 1) | (nofollow <> 0), ',') FROM link
        WHERE id BETWEEN ? AND ?%s\
        """
            .formatted(targets.size() == urls ? "" : " AND target BETWEEN ? AND ?");
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      if (targets.size() < urls) {
        select.setLong(3, targets.first());
        select.setLong(4, targets.first() + targets.size() - 1);
      }
      for (int source = 0; source < sources.size(); source++) {
        if (source % SAY_EVERY == 0) {
          double done = before + share * source / sources.size();
          progress.at("counting links", (long) (done * sources.size()), sources.size());
        }
        select.setLong(1, sources.firstLink(source));
        select.setLong(2, sources.lastLink(source));
        try (ResultSet row = select.executeQuery()) {
          String links = row.next() ? row.getString(1) : null;
          if (links != null) {
            addAll(links, hyperlink, source, sources, targets);
          }
        }
      }
    }
  }

  private static void addAll(
      String links, boolean[] hyperlink, int source, LinkSources sources, LinkTargets targets) {
    long link = 0;
    for (int i = 0; i <= links.length(); i++) {
      if (i < links.length() && links.charAt(i) != ',') {
        link = link * 10 + links.charAt(i) - '0';
        continue;
      }
      targets.add(link >> 9, hyperlink[(int) (link >> 1) & 0xFF], (link & 1) == 0, source, sources);
      link = 0;
    }
  }

  private static boolean[] hyperlinks() {
    boolean[] hyperlink = new boolean[KINDS];
    SqlText.HYPERLINKS.forEach(kind -> hyperlink[kind.code()] = true);
    return hyperlink;
  }

  private static long newestUrl(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT coalesce(max(id), 0) FROM url")) {
      return row.getLong(1);
    }
  }
}
