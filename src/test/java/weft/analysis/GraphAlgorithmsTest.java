package weft.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The algorithms on arrays against plain ones on matrices. */
class GraphAlgorithmsTest {
  private static final int NODES = 60;

  /** A graph with some nodes that link nowhere. */
  private static boolean[][] random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[][] matrix = new boolean[NODES][NODES];
    for (int v = 0; v < NODES; v++) {
      for (int i = random.nextInt(5); i > 0; i--) {
        int w = random.nextInt(NODES);
        matrix[v][w] = v != w;
      }
    }
    return matrix;
  }

  private static LinkGraph graph(boolean[][] matrix) {
    GraphBuilder builder = new GraphBuilder(matrix.length, 0);
    for (int v = 0; v < matrix.length; v++) {
      for (int w = matrix.length - 1; w >= 0; w--) {
        if (matrix[v][w]) {
          builder.add(w);
        }
      }
      builder.endNode();
    }
    return builder.graph();
  }

  /** Solves r = d * r * M + (1 - d) * start by elimination. */
  private static double[] exactRanks(boolean[][] matrix, double[] start) {
    int n = matrix.length;
    double[][] a = new double[n][n + 1];
    for (int v = 0; v < n; v++) {
      int degree = 0;
      for (boolean edge : matrix[v]) {
        degree += edge ? 1 : 0;
      }
      for (int w = 0; w < n; w++) {
        double step = degree == 0 ? start[w] : matrix[v][w] ? 1.0 / degree : 0;
        a[w][v] -= 0.85 * step;
      }
      a[v][v] += 1;
      a[v][n] = 0.15 * start[v];
    }
    for (int p = 0; p < n; p++) {
      for (int r = 0; r < n; r++) {
        double factor = r == p ? 0 : a[r][p] / a[p][p];
        for (int c = p; c <= n && factor != 0; c++) {
          a[r][c] -= factor * a[p][c];
        }
      }
    }
    double[] ranks = new double[n];
    for (int v = 0; v < n; v++) {
      ranks[v] = a[v][n] / a[v][v];
    }
    return ranks;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void pageRankSolvesItsEquation(long seed) {
    boolean[][] matrix = random(seed);
    double[] start = new double[NODES];
    Arrays.fill(start, 1.0 / NODES);
    double[] ranks = PageRank.of(graph(matrix));
    assertArrayEquals(exactRanks(matrix, start), ranks, 1e-9);
    assertEquals(1, Arrays.stream(ranks).sum(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void personalisedReadersGoBackToTheSeeds(long seed) {
    boolean[][] matrix = random(seed);
    double[] start = new double[NODES];
    start[3] = 0.5;
    start[7] = 0.5;
    assertArrayEquals(
        exactRanks(matrix, start), PageRank.personalised(graph(matrix), new int[] {3, 7}), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void authoritiesAreTheMainEigenvectorOfTheirMatrix(long seed) {
    boolean[][] matrix = random(seed);
    Hits hits = Hits.of(graph(matrix));
    double[] authority = new double[NODES];
    for (int v = 0; v < NODES; v++) {
      for (int w = 0; w < NODES; w++) {
        authority[w] += matrix[v][w] ? hits.hub()[v] : 0;
      }
    }
    double sum = Arrays.stream(authority).sum();
    assertArrayEquals(
        hits.authority(), Arrays.stream(authority).map(score -> score / sum).toArray(), 1e-8);
    assertEquals(1, Arrays.stream(hits.hub()).sum(), 1e-9);
  }

  private static boolean[][] reach(boolean[][] matrix) {
    boolean[][] reach = new boolean[NODES][];
    for (int v = 0; v < NODES; v++) {
      reach[v] = matrix[v].clone();
      reach[v][v] = true;
    }
    for (int via = 0; via < NODES; via++) {
      for (int v = 0; v < NODES; v++) {
        for (int w = 0; w < NODES; w++) {
          reach[v][w] |= reach[v][via] && reach[via][w];
        }
      }
    }
    return reach;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nodesShareAComponentIfEachReachesTheOther(long seed) {
    boolean[][] matrix = random(seed);
    boolean[][] reach = reach(matrix);
    int[] components = StrongComponents.of(graph(matrix));
    int[] sizes = new int[NODES + 2];
    for (int v = 0; v < NODES; v++) {
      sizes[components[v]]++;
      for (int w = 0; w < NODES; w++) {
        assertEquals(reach[v][w] && reach[w][v], components[v] == components[w], v + " " + w);
      }
    }
    for (int c = 1; c <= NODES; c++) {
      assertEquals(Math.max(sizes[c], sizes[c + 1]), sizes[c], "larger ones come first");
    }
  }

  @Test
  void aVeryLongPathIsNoTrouble() {
    int nodes = 300_000;
    GraphBuilder builder = new GraphBuilder(nodes, nodes);
    for (int v = 0; v < nodes; v++) {
      if (v + 1 < nodes) {
        builder.add(v + 1);
      }
      builder.endNode();
    }
    LinkGraph path = builder.graph();
    assertEquals(nodes, Arrays.stream(StrongComponents.of(path)).max().orElse(0));
    int[] depths = ClickDepth.of(path, new int[] {0}, new BitSet());
    assertEquals(nodes - 1, depths[nodes - 1]);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void clickDepthIsTheShortestWayAndRedirectsAreFree(long seed) {
    boolean[][] matrix = random(seed);
    BitSet redirects = new BitSet();
    for (int v = 0; v < NODES; v += 4) {
      redirects.set(v);
    }
    int[] expected = new int[NODES];
    Arrays.fill(expected, NODES);
    expected[5] = 0;
    expected[6] = 0;
    for (int round = 0; round < NODES; round++) {
      for (int v = 0; v < NODES; v++) {
        for (int w = 0; w < NODES; w++) {
          int way = expected[v] + (redirects.get(v) ? 0 : 1);
          expected[w] = matrix[v][w] ? Math.min(expected[w], way) : expected[w];
        }
      }
    }
    int[] found = ClickDepth.of(graph(matrix), new int[] {5, 6, 5}, redirects);
    assertArrayEquals(Arrays.stream(expected).map(d -> d >= NODES ? -1 : d).toArray(), found);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void groupsLinkWhereTheirMembersDo(long seed) {
    boolean[][] matrix = random(seed);
    int[] groupOf = new int[NODES];
    Arrays.setAll(groupOf, v -> v % 7);
    int[][] links = new int[7][7];
    for (int v = 0; v < NODES; v++) {
      for (int w = 0; w < NODES; w++) {
        links[v % 7][w % 7] += matrix[v][w] && v % 7 != w % 7 ? 1 : 0;
      }
    }
    GroupGraph groups = GroupGraph.of(graph(matrix), groupOf, 7);
    int[][] found = new int[7][7];
    for (int g = 0; g < 7; g++) {
      for (int e = groups.links().starts()[g]; e < groups.links().starts()[g + 1]; e++) {
        found[g][groups.links().targets()[e]] = groups.weights()[e];
      }
    }
    assertArrayEquals(links, found);
    assertArrayEquals(new int[] {9, 9, 9, 9, 8, 8, 8}, groups.sizes());
  }

  @Test
  void repeatedLinksAndThoseToItselfAreNoEdges() {
    GraphBuilder builder = new GraphBuilder(2, 1);
    for (int i = 0; i < 100; i++) {
      builder.add(i % 2);
    }
    builder.endNode();
    builder.endNode();
    LinkGraph graph = builder.graph();
    assertEquals(1, graph.edges());
    assertArrayEquals(new int[] {0, 1}, graph.inDegrees());
  }

  @Test
  void aGraphWithoutNodesOrEdgesHasNoScores() {
    LinkGraph none = new GraphBuilder(0, 0).graph();
    assertEquals(0, PageRank.of(none).length);
    assertEquals(0, StrongComponents.of(none).length);
    GraphBuilder lonely = new GraphBuilder(2, 0);
    lonely.endNode();
    lonely.endNode();
    Hits hits = Hits.of(lonely.graph());
    assertArrayEquals(new double[2], hits.hub());
    assertArrayEquals(new double[2], hits.authority());
    assertArrayEquals(new double[] {0.5, 0.5}, PageRank.of(lonely.graph()), 1e-12);
  }
}
