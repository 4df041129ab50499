package weft.analysis;

import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weft.url.HostKey;

/**
 * Which pages are searched, and where in them.
 *
 * @param in the parts of a page; none for all of them
 * @param hosts of these hosts
 * @param status as SQLite's GLOB takes it, such as {@code 4??}; {@code *} for any
 * @param language BCP 47, a prefix such as {@code pt} takes {@code pt-BR} too; empty for any
 * @param since fetched then or later; absent for any time
 * @param until fetched then or before; absent for any time
 * @param limit most hits
 */
public record SearchFilter(
    Set<Part> in,
    Predicate<HostKey> hosts,
    String status,
    String language,
    @Nullable Instant since,
    @Nullable Instant until,
    long limit) {

  /** A part of a page that words stand in; the names are those of the columns of the index. */
  public enum Part {
    TITLE,
    HEADINGS,
    TEXT,
    ANCHORS
  }

  public SearchFilter {
    in = Set.copyOf(in);
  }
}
