package weft.analysis;

import org.jspecify.annotations.Nullable;

/**
 * What somebody does not want to hear of.
 *
 * @param rule that finds it
 * @param pattern of the URLs, as GLOB of SQLite has it; absent for all
 */
public record IgnoredIssue(IssueRule rule, @Nullable String pattern) {}
