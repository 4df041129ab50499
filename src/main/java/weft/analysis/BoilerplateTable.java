package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * The derivation {@code boilerplate_block}: paragraphs of main texts that stand on half the pages
 * of a host or more. It reads at most 500 pages of each host, evenly spread, and hosts of five
 * texts or more; a paragraph has three words at least.
 */
public final class BoilerplateTable implements Derivation {
  private static final int MOST_SAMPLED = 500;
  private static final int LEAST_SAMPLED = 5;

  private static final String PAGES =
      """
      SELECT c.host, f.body, min(c.url)
      FROM crawl_url c
      JOIN fetch f ON f.id = c.fetch
      JOIN content n ON n.body = f.body
      WHERE c.run = ? AND c.state = 1 AND c.pursuit IN (0, 4) AND f.status = 200
        AND n.text IS NOT NULL
      GROUP BY c.host, f.body ORDER BY c.host, f.body\
      """;

  @Override
  public String name() {
    return "boilerplate_block";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<String> schema() {
    return List.of(
        """
        CREATE TABLE boilerplate_block (
          run INTEGER NOT NULL REFERENCES run, host INTEGER NOT NULL REFERENCES host,
          place INTEGER NOT NULL, text TEXT NOT NULL,
          pages INTEGER NOT NULL, sampled INTEGER NOT NULL,
          example INTEGER NOT NULL REFERENCES url,
          PRIMARY KEY (run, host, place)
        ) STRICT, WITHOUT ROWID\
        """);
  }

  @Override
  public void fill(Connection connection, long run, Progress progress) throws SQLException {
    try (PreparedStatement pages = connection.prepareStatement(PAGES);
        PreparedStatement texts =
            connection.prepareStatement("SELECT text FROM content WHERE body = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO boilerplate_block VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      pages.setLong(1, run);
      insert.setLong(1, run);
      HostTexts host = new HostTexts(texts, insert);
      try (ResultSet row = pages.executeQuery()) {
        while (row.next()) {
          if (row.getLong(1) != host.host) {
            host.end();
            host.begin(row.getLong(1));
            progress.at("looking for boilerplate", 0, 0);
          }
          host.add(row.getLong(2), row.getLong(3));
        }
      }
      host.end();
    }
  }

  /** The texts of one host after the other. */
  private static final class HostTexts {
    private final PreparedStatement texts;
    private final PreparedStatement insert;
    private long host;
    private long[] bodies = new long[256];
    private long[] urls = new long[256];
    private int size;

    HostTexts(PreparedStatement texts, PreparedStatement insert) {
      this.texts = texts;
      this.insert = insert;
    }

    void begin(long next) {
      host = next;
      size = 0;
    }

    void add(long body, long url) {
      if (size == bodies.length) {
        bodies = Arrays.copyOf(bodies, 2 * size);
        urls = Arrays.copyOf(urls, 2 * size);
      }
      bodies[size] = body;
      urls[size++] = url;
    }

    /** Reads the host's texts and writes down what they share. */
    void end() throws SQLException {
      if (size < LEAST_SAMPLED) {
        return;
      }
      int sampled = Math.min(size, MOST_SAMPLED);
      Blocks blocks = new Blocks();
      for (int i = 0; i < sampled; i++) {
        int page = (int) ((long) i * size / sampled);
        blocks.add(urls[page], text(bodies[page]));
      }
      int place = 0;
      for (Blocks.Block block : blocks.on((sampled + 1) / 2)) {
        insert.setLong(2, host);
        insert.setInt(3, ++place);
        insert.setString(4, block.text());
        insert.setInt(5, block.pages());
        insert.setInt(6, sampled);
        insert.setLong(7, block.example());
        insert.executeUpdate();
      }
    }

    private String text(long body) throws SQLException {
      texts.setLong(1, body);
      try (ResultSet row = texts.executeQuery()) {
        String text = row.next() ? row.getString(1) : null;
        return text == null ? "" : text;
      }
    }
  }
}
