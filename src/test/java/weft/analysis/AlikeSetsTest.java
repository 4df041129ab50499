package weft.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shingles, their signatures, and what is found with them, against comparing each with each. */
class AlikeSetsTest {

  private static String words(SplittableRandom random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append('w').append(random.nextInt(5_000)).append(' ');
    }
    return text.toString();
  }

  /** Texts in families: an original and copies of it with more and more words changed. */
  private static List<long[]> families(long seed, int families, int copies) {
    SplittableRandom random = new SplittableRandom(seed);
    Shingles shingles = new Shingles();
    List<long[]> sets = new ArrayList<>();
    for (int family = 0; family < families; family++) {
      String[] text = words(random, 20 + random.nextInt(400)).strip().split(" ", -1);
      for (int copy = 0; copy < copies; copy++) {
        String[] changed = text.clone();
        for (int i = random.nextInt(1 + text.length / 25); i > 0; i--) {
          changed[random.nextInt(text.length)] = "x" + random.nextInt(5_000);
        }
        sets.add(shingles.of(String.join(" ", changed)));
      }
    }
    return sets;
  }

  private static Signatures signed(List<long[]> sets) {
    Signatures signatures = new Signatures(sets.size());
    for (int set = 0; set < sets.size(); set++) {
      signatures.sign(set, sets.get(set));
    }
    return signatures;
  }

  private static DisjointSets search(List<long[]> sets, double threshold, AtomicInteger compared)
      throws SQLException {
    int[] all = new int[sets.size()];
    Arrays.setAll(all, set -> set);
    return AlikeSets.of(
        all,
        all.length,
        signed(sets),
        threshold,
        (one, other) -> {
          compared.incrementAndGet();
          return Shingles.similarity(sets.get(one), sets.get(other));
        },
        Progress.NONE);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.9", "2, 0.9", "3, 0.8", "4, 0.7", "5, 0.5", "6, 0.95"})
  void nearlyAllAlikePairsAreFoundAndNoOthers(long seed, double threshold) throws SQLException {
    List<long[]> sets = families(seed, 150, 6);
    DisjointSets exact = new DisjointSets(sets.size());
    for (int a = 0; a < sets.size(); a++) {
      for (int b = 0; b < a; b++) {
        if (Shingles.similarity(sets.get(a), sets.get(b)) >= threshold) {
          exact.unite(a, b);
        }
      }
    }
    AtomicInteger compared = new AtomicInteger();
    DisjointSets found = search(sets, threshold, compared);
    int together = 0;
    int missed = 0;
    for (int a = 0; a < sets.size(); a++) {
      for (int b = 0; b < a; b++) {
        boolean alike = exact.find(a) == exact.find(b);
        together += alike ? 1 : 0;
        missed += alike && found.find(a) != found.find(b) ? 1 : 0;
        assertTrue(alike || found.find(a) != found.find(b), "what is found is alike");
      }
    }
    assertTrue(together > 50, "only " + together + " pairs to find");
    assertTrue(missed <= together / 50, missed + " of " + together + " missed");
    assertTrue(compared.get() < 10 * sets.size(), compared + " comparisons");
  }

  @Test
  void aLargeGroupOfEqualSetsCostsNoMoreThanManySmallOnes() throws SQLException {
    SplittableRandom random = new SplittableRandom(1);
    long[] set = new Shingles().of(words(random, 100));
    List<long[]> sets = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      sets.add(set);
    }
    AtomicInteger compared = new AtomicInteger();
    DisjointSets found = search(sets, 0.9, compared);
    assertEquals(0, found.find(19_999));
    assertEquals(19_999, compared.get());
  }

  @Test
  void estimatesAreRightOnAverageAndNeverFarOff() {
    List<long[]> sets = families(7, 100, 6);
    Signatures signatures = signed(sets);
    double off = 0;
    int pairs = 0;
    for (int family = 0; family < 100; family++) {
      for (int copy = 1; copy < 6; copy++) {
        double exact = Shingles.similarity(sets.get(6 * family), sets.get(6 * family + copy));
        double about = signatures.similarity(6 * family, 6 * family + copy);
        assertEquals(exact, about, 0.25);
        off += about - exact;
        pairs++;
      }
    }
    assertEquals(0, off / pairs, 0.01);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1})
  void bandsLetPairsAtTheThresholdMeet(double threshold) {
    int rows = AlikeSets.rows(threshold);
    int bands = Signatures.LANES / rows;
    double miss = Math.pow(1 - Math.pow(threshold, rows), bands);
    assertTrue(miss <= 0.005, rows + " rows miss " + miss);
    assertTrue(rows >= 2 && rows <= Signatures.LANES);
  }

  @Test
  void wordsCountWithoutCaseAndPunctuation() {
    Shingles shingles = new Shingles();
    assertArrayEquals(
        shingles.of("The quick, brown Fox; jumps!"), shingles.of("the quick brown fox jumps"));
    assertEquals(5, shingles.words());
    assertEquals(2, shingles.of("the quick brown fox jumps").length);
    assertNotEquals(
        Arrays.toString(shingles.of("the quick brown fox")),
        Arrays.toString(shingles.of("quick the brown fox")));
    assertEquals(1, shingles.of("two words").length);
    assertEquals(0, shingles.of(" .,- \n").length);
  }

  @Test
  void scriptsWithoutSpacesAreShingledByCharacters() {
    Shingles shingles = new Shingles();
    String text = "織物を織る人は毎朝糸を数えてから仕事を始める";
    int shingled = shingles.of(text).length;
    assertEquals(text.length(), shingles.words());
    assertTrue(shingled >= text.length() - 5, shingled + " shingles");
    double alike = Shingles.similarity(shingles.of(text), shingles.of(text.replace("毎朝", "毎晩")));
    assertTrue(alike > 0.5 && alike < 1, "similarity " + alike);
    assertEquals(7, shingles.of("สวัสดีครับ").length);
  }
}
