package weft.store;

/**
 * What pruning a file has dropped, or would drop.
 *
 * @param runs that are gone from all views
 * @param held of these, how many stay in the list, empty, since later runs stand on their answers
 * @param hosts of which everything is gone
 * @param urls known by a run, counted once a run
 * @param fetches attempts
 * @param links links
 * @param bodies bodies that nothing refers to any more
 * @param emptied bodies of which the bytes alone are gone
 * @param before bytes of the file
 * @param after bytes of it that are still in use; once it is compacted it is no larger
 */
public record Pruned(
    long runs,
    long held,
    long hosts,
    long urls,
    long fetches,
    long links,
    long bodies,
    long emptied,
    long before,
    long after) {}
