package weft.config;

import java.util.ArrayList;
import java.util.List;

/**
 * What the configuration says of some hosts alone: a table {@code [hosts."PATTERN"]}.
 *
 * @param hosts which hosts it is about
 * @param given its values, of {@link HostKeys}, in the order in which they stand there
 */
record HostTable(HostPattern hosts, List<Given> given) {

  HostTable {
    given = List.copyOf(given);
  }

  /** Whether it says anything about that. */
  boolean has(Key<?> key) {
    return given.stream().anyMatch(g -> g.key().equals(key));
  }

  /** The values of a key, in their order. */
  <T> List<T> list(Key<T> key) {
    List<T> values = new ArrayList<>();
    for (Given candidate : given) {
      if (candidate.key().equals(key) && candidate.value() != null) {
        values.add(key.type().narrow(candidate.value()));
      }
    }
    return values;
  }

  /** This table with what a later one for the same hosts says in addition or otherwise. */
  HostTable and(HostTable later) {
    List<Given> both = new ArrayList<>(given);
    both.removeIf(earlier -> later.has(earlier.key()));
    both.addAll(later.given);
    return new HostTable(hosts, both);
  }
}
