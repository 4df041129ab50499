package weft.analysis;

import java.util.Arrays;

/** A partition of 0 to n - 1, at first into single members (union-find, Tarjan 1975). */
final class DisjointSets {
  private final int[] parent;

  DisjointSets(int members) {
    parent = new int[members];
    Arrays.setAll(parent, member -> member);
  }

  /** The member that stands for the set of this one. */
  int find(int member) {
    int at = member;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Makes one set of the sets of two members; the lower one stands for it. */
  void unite(int one, int other) {
    int a = find(one);
    int b = find(other);
    parent[Math.max(a, b)] = Math.min(a, b);
  }
}
