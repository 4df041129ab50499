package weft.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One crawl from its seeds to its end, however often it was interrupted. A file holds one or more.
 *
 * @param id from 1
 * @param startedAt when it was begun
 * @param endedAt when it last stopped; absent while it runs and after a crash
 * @param end why it last stopped; absent likewise
 * @param config the effective configuration as TOML
 */
public record Run(
    long id, Instant startedAt, @Nullable Instant endedAt, @Nullable RunEnd end, String config) {

  /** Whether nothing is left to do, so that crawling on means a new run. */
  public boolean finished() {
    return end == RunEnd.FINISHED;
  }
}
