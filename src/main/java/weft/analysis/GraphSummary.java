package weft.analysis;

/**
 * A graph in six numbers.
 *
 * @param nodes how many there are
 * @param edges how many there are
 * @param components strongly connected components
 * @param largest nodes of the largest of these
 * @param unreached nodes to which no links lead from the seeds
 * @param deadEnds nodes without links to others
 */
public record GraphSummary(
    long nodes, long edges, long components, long largest, long unreached, long deadEnds) {}
