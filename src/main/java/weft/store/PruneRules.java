package weft.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weft.url.HostKey;

/**
 * What is to be dropped from a file.
 *
 * @param runs these
 * @param hosts everything of these hosts, in whatever run
 * @param bodiesBefore bytes of bodies that were last seen before then; absent for any time
 * @param bodiesOf bytes of bodies of these media types, {@code *} for any; empty for any type
 */
public record PruneRules(
    Set<Long> runs,
    Predicate<HostKey> hosts,
    @Nullable Instant bodiesBefore,
    List<String> bodiesOf) {

  public PruneRules {
    runs = Set.copyOf(runs);
    bodiesOf = List.copyOf(bodiesOf);
  }

  /** Whether bytes of bodies are to be dropped. */
  boolean ofBodies() {
    return bodiesBefore != null || !bodiesOf.isEmpty();
  }
}
