package weft.analysis;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import weft.store.StoreException;

/**
 * How many of the pairs of pages that are alike are found, and how many are found that are not: the
 * first texts of a stored crawl, each compared exactly with each.
 *
 * <pre>
 * java -cp target/classes:target/test-classes:$(cat target/cp) \
 *   weft.analysis.NearDuplicateFigures FILE [texts]
 * </pre>
 */
public final class NearDuplicateFigures {
  private NearDuplicateFigures() {}

  /** Prints a line for each threshold. */
  public static void main(String[] args) throws SQLException, StoreException {
    int most = args.length > 1 ? Integer.parseInt(args[1]) : 4_000;
    List<long[]> sets = new ArrayList<>();
    try (Workspace workspace = Workspace.open(Path.of(args[0]), OptionalLong.empty());
        StoredShingles texts = new StoredShingles(workspace.connection())) {
      for (long body : TextPages.of(workspace.connection(), workspace.run()).bodies()) {
        long[] shingles = texts.read(body);
        if (texts.words() >= 10 && sets.size() < most) {
          sets.add(shingles);
        }
      }
    }
    System.out.printf(Locale.ROOT, "%,d texts, %,d pairs%n", sets.size(), pairs(sets.size()));
    float[] exact = exact(sets);
    Signatures signatures = new Signatures(sets.size());
    for (int set = 0; set < sets.size(); set++) {
      signatures.sign(set, sets.get(set));
    }
    for (double threshold : new double[] {0.5, 0.7, 0.8, 0.9, 0.95}) {
      measure(sets, exact, signatures, threshold);
    }
  }

  private static int pairs(int sets) {
    return sets * (sets - 1) / 2;
  }

  private static float[] exact(List<long[]> sets) {
    float[] exact = new float[pairs(sets.size())];
    for (int a = 1, pair = 0; a < sets.size(); a++) {
      for (int b = 0; b < a; b++) {
        exact[pair++] = (float) Shingles.similarity(sets.get(a), sets.get(b));
      }
    }
    return exact;
  }

  private static void measure(
      List<long[]> sets, float[] exact, Signatures signatures, double threshold)
      throws SQLException {
    int[] all = new int[sets.size()];
    Arrays.setAll(all, set -> set);
    long[] compared = new long[1];
    long start = System.nanoTime();
    DisjointSets found =
        AlikeSets.of(
            all,
            all.length,
            signatures,
            threshold,
            (one, other) -> {
              compared[0]++;
              return Shingles.similarity(sets.get(one), sets.get(other));
            },
            Progress.NONE);
    double seconds = (System.nanoTime() - start) / 1e9;
    DisjointSets truth = new DisjointSets(sets.size());
    long alike = 0;
    long alikeFound = 0;
    for (int a = 1, pair = 0; a < sets.size(); a++) {
      for (int b = 0; b < a; b++, pair++) {
        if (exact[pair] >= (float) threshold) {
          truth.unite(a, b);
          alike++;
          alikeFound += found.find(a) == found.find(b) ? 1 : 0;
        }
      }
    }
    long together = 0;
    long foundTogether = 0;
    long right = 0;
    for (int a = 1; a < sets.size(); a++) {
      for (int b = 0; b < a; b++) {
        boolean inTruth = truth.find(a) == truth.find(b);
        boolean inFound = found.find(a) == found.find(b);
        together += inTruth ? 1 : 0;
        foundTogether += inFound ? 1 : 0;
        right += inTruth && inFound ? 1 : 0;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "similarity %.2f: %,d pairs alike, %.2f%% of them found; of pairs in one cluster recall"
            + " %.2f%%, precision %.2f%%; %,d exact comparisons, %.2f s%n",
        threshold,
        alike,
        100.0 * alikeFound / Math.max(1, alike),
        100.0 * right / Math.max(1, together),
        100.0 * right / Math.max(1, foundTogether),
        compared[0],
        seconds);
  }
}
