package weft.frontier;

import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.model.HostState.Health;
import weft.url.HostKey;

/**
 * What is known of the hosts that have no object in memory: who was given up, two bits a host, and
 * the pace of those that must not be asked yet or have been in trouble. Of more than {@link #PACES}
 * such hosts the ones that left first are treated by what the store has of them. Guarded by the
 * frontier's lock.
 */
final class Absent {
  static final int PACES = 100_000;

  private final BitSet dead = new BitSet();
  private final BitSet parked = new BitSet();
  private final LinkedHashMap<HostKey, Pace> paces =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HostKey, Pace> eldest) {
          return size() > PACES;
        }
      };

  /** Remembers a host that leaves memory, as far as there is anything to be remembered. */
  void remember(HostQueue host, Instant now) {
    if (host.pace.health() != Health.ALIVE) {
      (host.pace.health() == Health.DEAD ? dead : parked).set(Math.toIntExact(host.id));
    } else if (host.pace.nextAt().isAfter(now) || host.pace.troubled()) {
      paces.putLast(host.key, host.pace);
    }
  }

  /** The pace of a host that comes into memory; null where nothing is remembered of it. */
  @Nullable Pace take(HostKey key) {
    return paces.remove(key);
  }

  /** When that host may be asked, as far as is remembered; null where nothing is. */
  @Nullable Instant nextAt(HostKey key) {
    Pace pace = paces.get(key);
    return pace == null ? null : pace.nextAt();
  }

  boolean gaveUp(long host) {
    int id = Math.toIntExact(host);
    return dead.get(id) || parked.get(id);
  }

  /** Hosts that were given up, by row id. */
  Map<Long, Health> givenUp() {
    Map<Long, Health> given = new HashMap<>();
    dead.stream().forEach(id -> given.put((long) id, Health.DEAD));
    parked.stream().forEach(id -> given.put((long) id, Health.PARKED));
    return given;
  }

  /** How many hosts are parked. */
  int parked() {
    return parked.cardinality();
  }
}
