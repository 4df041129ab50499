package weft.analysis;

import java.util.Arrays;

/**
 * A graph of groups of nodes: one group links to another where any node of it links to any node of
 * that one.
 *
 * @param sizes how many nodes each group has
 * @param links between groups
 * @param weights by edge, in the order of {@code links.targets()}: how many links between nodes it
 *     stands for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record GroupGraph(int[] sizes, LinkGraph links, int[] weights) {

  /**
   * Draws groups together.
   *
   * @param groupOf the group of each node
   * @param groups how many groups there are
   */
  static GroupGraph of(LinkGraph graph, int[] groupOf, int groups) {
    int[] starts = starts(groupOf, groups);
    int[] members = members(groupOf, starts);
    int[] sizes = new int[groups];
    GraphBuilder builder = new GraphBuilder(groups, 4L * groups);
    int[] weights = new int[16];
    int size = 0;
    int[] targets = new int[16];
    for (int group = 0; group < groups; group++) {
      sizes[group] = starts[group + 1] - starts[group];
      int count = 0;
      for (int i = starts[group]; i < starts[group + 1]; i++) {
        int node = members[i];
        for (int e = graph.starts()[node]; e < graph.starts()[node + 1]; e++) {
          targets = grown(targets, count);
          targets[count++] = groupOf[graph.targets()[e]];
        }
      }
      Arrays.sort(targets, 0, count);
      for (int i = 0; i < count; i++) {
        if (targets[i] == group) {
          continue;
        }
        if (i > 0 && targets[i] == targets[i - 1]) {
          weights[size - 1]++;
        } else {
          builder.add(targets[i]);
          weights = grown(weights, size);
          weights[size++] = 1;
        }
      }
      builder.endNode();
    }
    return new GroupGraph(sizes, builder.graph(), Arrays.copyOf(weights, size));
  }

  /** Where each group's members begin, were all members in the order of their groups. */
  private static int[] starts(int[] groupOf, int groups) {
    int[] starts = new int[groups + 1];
    for (int group : groupOf) {
      starts[group + 1]++;
    }
    for (int group = 0; group < groups; group++) {
      starts[group + 1] += starts[group];
    }
    return starts;
  }

  /** All nodes in the order of their groups. */
  private static int[] members(int[] groupOf, int[] starts) {
    int[] next = starts.clone();
    int[] members = new int[groupOf.length];
    for (int node = 0; node < groupOf.length; node++) {
      members[next[groupOf[node]]++] = node;
    }
    return members;
  }

  /** For each group the least of its nodes' values that are not negative; -1 where none is. */
  static int[] least(int[] values, int[] groupOf, int groups) {
    int[] least = new int[groups];
    Arrays.fill(least, -1);
    for (int node = 0; node < values.length; node++) {
      int group = groupOf[node];
      if (values[node] >= 0 && (least[group] < 0 || values[node] < least[group])) {
        least[group] = values[node];
      }
    }
    return least;
  }

  /** An array with room for one more behind so many. */
  private static int[] grown(int[] array, int size) {
    return size < array.length ? array : Arrays.copyOf(array, size + (size >> 1) + 16);
  }
}
