package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * The derivation {@code near_duplicate}: pages whose main texts are alike though their bytes are
 * not, in clusters. The similarity of two texts is the share of their shingles that both have; a
 * cluster holds what is alike directly or by way of others. Its representative is the page nearest
 * to a seed, then the one found first. Texts of less than ten words are left out, and of pages with
 * the same bytes all but one.
 */
public final class NearDuplicateTable implements Derivation {
  /** The least similarity unless another is asked for. */
  public static final double USUAL_SIMILARITY = 0.9;

  /** The lowest that can be asked for: below, too many pages are candidates. */
  public static final double LEAST_SIMILARITY = 0.5;

  private static final String NAME = "near_duplicate";
  private static final int VERSION = 1;

  /** Room for thresholds, in ten thousandths, within a version. */
  private static final int VERSIONS = 100_000;

  private static final int LEAST_WORDS = 10;
  private static final int SAY_EVERY = 1 << 12;

  private final double threshold;

  /** Clusters of what is at least that much alike. */
  public NearDuplicateTable(double threshold) {
    if (!(threshold >= LEAST_SIMILARITY && threshold <= 1)) {
      throw new IllegalArgumentException("similarity " + threshold);
    }
    this.threshold = threshold;
  }

  /** With the threshold that was asked for last, or else the usual one. */
  public static NearDuplicateTable asBefore(Workspace workspace) {
    long version =
        workspace.number(
            "SELECT coalesce((SELECT version FROM main.derived WHERE name = '%s'), 0)"
                .formatted(NAME));
    return new NearDuplicateTable(
        version / VERSIONS == VERSION ? version % VERSIONS / 10_000.0 : USUAL_SIMILARITY);
  }

  /** A report as it is, but with that threshold where it shows near-duplicates. */
  public static Report inReport(Report report, double threshold) {
    List<Derivation> needs =
        report.needs().stream()
            .map(
                need ->
                    need instanceof NearDuplicateTable ? new NearDuplicateTable(threshold) : need)
            .toList();
    return needs.stream().noneMatch(NearDuplicateTable.class::isInstance)
        ? report
        : new Report(
            report.name(),
            report.meaning(),
            report.columns(),
            needs,
            report.content(),
            report.costly(),
            report.sql());
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Another threshold has the table made anew, like another version. */
  @Override
  public int version() {
    return VERSION * VERSIONS + (int) Math.round(threshold * 10_000);
  }

  @Override
  public List<String> schema() {
    return List.of(
        """
        CREATE TABLE near_duplicate (
          run INTEGER NOT NULL REFERENCES run, url INTEGER NOT NULL REFERENCES url,
          cluster INTEGER NOT NULL, similarity REAL NOT NULL,
          representative INTEGER NOT NULL REFERENCES url,
          PRIMARY KEY (run, url)
        ) STRICT, WITHOUT ROWID\
        """);
  }

  @Override
  public void fill(Connection connection, long run, Progress progress) throws SQLException {
    TextPages pages = TextPages.of(connection, run);
    if (pages.size() > Signatures.MOST) {
      throw new IllegalStateException("more than 16 million texts");
    }
    Signatures signatures = new Signatures(pages.size());
    try (StoredShingles texts = new StoredShingles(connection)) {
      int[] signed = sign(pages, texts, signatures, progress);
      DisjointSets alike =
          AlikeSets.of(
              signed,
              pages.size(),
              signatures,
              threshold,
              (one, other) ->
                  Shingles.similarity(
                      texts.of(pages.bodies()[one]), texts.of(pages.bodies()[other])),
              progress);
      write(connection, run, pages, Clusters.of(pages.size(), alike, pages.ranks()), texts);
    }
  }

  /** Signs every text that is long enough; answers which. */
  private static int[] sign(
      TextPages pages, StoredShingles texts, Signatures signatures, Progress progress)
      throws SQLException {
    int[] signed = new int[pages.size()];
    int size = 0;
    for (int page = 0; page < pages.size(); page++) {
      if (page % SAY_EVERY == 0) {
        progress.at("reading texts", page, pages.size());
      }
      long[] shingles = texts.read(pages.bodies()[page]);
      if (texts.words() >= LEAST_WORDS) {
        signatures.sign(page, shingles);
        signed[size++] = page;
      }
    }
    return Arrays.copyOf(signed, size);
  }

  private static void write(
      Connection connection, long run, TextPages pages, List<int[]> clusters, StoredShingles texts)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO near_duplicate VALUES (?, ?, ?, ?, ?)")) {
      insert.setLong(1, run);
      for (int cluster = 0; cluster < clusters.size(); cluster++) {
        int representative = clusters.get(cluster)[0];
        for (int page : clusters.get(cluster)) {
          insert.setLong(2, pages.urls()[page]);
          insert.setInt(3, cluster + 1);
          insert.setDouble(4, similarity(pages, texts, representative, page));
          insert.setLong(5, pages.urls()[representative]);
          insert.executeUpdate();
        }
      }
    }
  }

  private static double similarity(
      TextPages pages, StoredShingles texts, int representative, int page) throws SQLException {
    return page == representative
        ? 1
        : Shingles.similarity(
            texts.of(pages.bodies()[representative]), texts.of(pages.bodies()[page]));
  }
}
