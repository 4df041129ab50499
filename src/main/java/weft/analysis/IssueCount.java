package weft.analysis;

import org.jspecify.annotations.Nullable;

/**
 * How many URLs a rule finds.
 *
 * @param rule the rule
 * @param urls that it finds
 * @param fresh of these, how many it did not find in the run before; absent where there is none
 * @param gone URLs that it found in the run before and not any more; absent likewise
 * @param example one that it finds; absent where all are gone
 */
public record IssueCount(
    IssueRule rule,
    long urls,
    @Nullable Long fresh,
    @Nullable Long gone,
    @Nullable String example) {}
