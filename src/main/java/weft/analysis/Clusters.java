package weft.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The sets of a partition that have more than one member. */
final class Clusters {
  private Clusters() {}

  /**
   * The clusters, the largest first; in each the member of the least rank first, which represents
   * it, and the others in ascending order.
   */
  static List<int[]> of(int members, DisjointSets sets, long[] ranks) {
    int[] sizes = new int[members];
    for (int member = 0; member < members; member++) {
      sizes[sets.find(member)]++;
    }
    Map<Integer, IntStream.Builder> byRoot = new HashMap<>();
    for (int member = 0; member < members; member++) {
      int root = sets.find(member);
      if (sizes[root] > 1) {
        byRoot.computeIfAbsent(root, _ -> IntStream.builder()).add(member);
      }
    }
    List<int[]> clusters = new ArrayList<>();
    byRoot.values().forEach(cluster -> clusters.add(led(cluster.build().toArray(), ranks)));
    clusters.sort(
        Comparator.<int[]>comparingInt(cluster -> -cluster.length)
            .thenComparingInt(cluster -> cluster[0]));
    return clusters;
  }

  /** Puts the member of the least rank in front. */
  private static int[] led(int[] cluster, long[] ranks) {
    int leader = 0;
    for (int i = 1; i < cluster.length; i++) {
      leader = ranks[cluster[i]] < ranks[cluster[leader]] ? i : leader;
    }
    int first = cluster[leader];
    System.arraycopy(cluster, 0, cluster, 1, leader);
    cluster[0] = first;
    return cluster;
  }
}
