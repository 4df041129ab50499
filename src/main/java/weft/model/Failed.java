package weft.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The URLs of a run that failed.
 *
 * @param due how many of them may be tried again now
 * @param waiting how many have been tried in vain before and are to be left alone for a while
 * @param next when the first of these may be tried again; absent where none waits
 */
public record Failed(long due, long waiting, @Nullable Instant next) {}
