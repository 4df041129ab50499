package weft.analysis;

import org.jspecify.annotations.Nullable;

/**
 * An edge on its way into a file.
 *
 * @param source number of the node that it leaves
 * @param sourceName name of that node; empty where the format does not ask for it
 * @param target number of the node that it leads to
 * @param targetName name of that node; empty likewise
 * @param kind where its first link stood; absent between groups of pages
 * @param weight how many links it stands for
 */
record GraphEdge(
    long source,
    String sourceName,
    long target,
    String targetName,
    @Nullable String kind,
    long weight) {}
