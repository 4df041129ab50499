package weft.frontier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.model.HostState;
import weft.model.HostState.Health;
import weft.model.StoredHost;
import weft.url.HostKey;

/**
 * Which hosts have a place in memory: who takes one, who has had its turn and gives it up, and
 * which of those that stay in the store come next. Guarded by the frontier's lock.
 */
final class Places {
  /** Leases of a host after which it makes room while others wait for a place in memory. */
  static final int TURN = 50;

  private final Window window;
  private final Hosts hosts;
  private final Schedule schedule;
  private final Sweep sweep;
  private final Stock stock;
  private Instant nextTidying = Instant.MIN;

  Places(Window window, Hosts hosts, Schedule schedule, Sweep sweep, Stock stock) {
    this.window = window;
    this.hosts = hosts;
    this.schedule = schedule;
    this.sweep = sweep;
    this.stock = stock;
  }

  /** The host, which is taken into memory where there is room for it; else it stays away. */
  @Nullable HostQueue admit(HostKey key, long id, Instant now) {
    HostQueue host = hosts.find(key);
    if (host != null) {
      return hosts.get(key, id, now);
    }
    if (hosts.absent().gaveUp(id)) {
      return null;
    }
    Instant at = hosts.absent().nextAt(key);
    boolean full = hosts.size() >= window.hosts();
    if (at != null && full && farOff(at, now)) {
      sweep.leaveUntil(at);
    } else if (full || sweep.behind()) {
      sweep.leave(full);
    } else {
      return hosts.get(key, id, now);
    }
    return null;
  }

  /** Takes in a host that has queued URLs in the store. */
  void restore(StoredHost stored, Instant now) {
    HostState state = stored.state();
    HostQueue host = admit(stored.key(), state.host(), now);
    if (host != null && host.pace.health() == Health.ALIVE) {
      takeIn(host, state);
    }
  }

  /** All hosts with queued URLs in the store are to be looked at, those in memory as well. */
  void restoreAll() {
    for (HostQueue host : hosts.all()) {
      if (host.pace.health() == Health.ALIVE && host.id != 0) {
        stock.spill(host);
      }
    }
    sweep.again();
  }

  private void takeIn(HostQueue host, HostState state) {
    if (host.leases == 0 && host.size() == 0 && state.nextAt().isAfter(host.pace.nextAt())) {
      host.pace = host.pace.at(state.nextAt());
    }
    stock.spill(host);
  }

  /**
   * Whether the next hosts are to be read from the store; not while URLs are.
   *
   * @param eager whether it is worth the effort for a single one
   */
  boolean sweepDue(boolean eager, Instant now) {
    if (!sweep.due(now) || stock.wantsToRead()) {
      return false;
    }
    if (hosts.size() >= window.hosts()) {
      sweep.full();
      tidy(now);
    }
    return hosts.size() <= window.hosts() - (eager ? 1 : window.portion());
  }

  /** When the sweep goes on by itself; far off where it does not. */
  Instant sweepAt(Instant now) {
    return sweep.due(now) ? nextTidying : sweep.nextAt();
  }

  /** How many hosts are to be read at a time. */
  int portion() {
    return window.portion();
  }

  /** Takes in the next hosts of the sweep, as far as there is room. */
  void swept(List<StoredHost> read, Instant now) {
    for (StoredHost stored : read) {
      long id = stored.state().host();
      HostQueue host = hosts.find(stored.key());
      if (host != null || hosts.absent().gaveUp(id)) {
        if (host != null && host.pace.health() == Health.ALIVE && !host.hasWork()) {
          takeIn(host, stored.state());
        }
        sweep.passed(id, false);
        continue;
      }
      Instant at = nextAt(stored);
      if (farOff(at, now)) {
        sweep.passedOver(id, at);
      } else if (hosts.size() >= window.hosts()) {
        sweep.full();
        return;
      } else {
        takeIn(hosts.get(stored.key(), id, now), stored.state());
        sweep.passed(id, true);
      }
    }
    sweep.end(read.size() < window.portion(), now);
  }

  private Instant nextAt(StoredHost stored) {
    Instant remembered = hosts.absent().nextAt(stored.key());
    Instant kept = stored.state().nextAt();
    return remembered != null && remembered.isAfter(kept) ? remembered : kept;
  }

  private static boolean farOff(Instant at, Instant now) {
    return at.isAfter(now.plus(Sweep.PATIENCE));
  }

  /** Makes room for hosts that wait for it, where others have to wait longer. */
  private void tidy(Instant now) {
    if (!now.isBefore(nextTidying)) {
      nextTidying = now.plus(Sweep.PATIENCE);
      hosts.all().forEach(host -> giveWay(host, now));
    }
  }

  /** A host whose visit has ended leaves where others wait and it need not stay. */
  void visited(HostQueue host, Instant now) {
    if (sweep.crowded()) {
      giveWay(host, now);
    }
  }

  private void giveWay(HostQueue host, Instant now) {
    if (!host.mayLeave(now)) {
      return;
    }
    boolean wantsToBeRead = host.spilled && host.size() == 0;
    Instant at = host.readyAt();
    boolean late = at == null || farOff(at, now);
    if (turnOver(host) || (late && !wantsToBeRead)) {
      leave(host, now);
    }
  }

  /** Whether a host has had its turn while others wait; it leaves as soon as its leases end. */
  boolean yields(HostQueue host, Instant now) {
    if (turnOver(host) && host.mayLeave(now)) {
      leave(host, now);
      return true;
    }
    return turnOver(host) && host.leases > 0;
  }

  private boolean turnOver(HostQueue host) {
    return sweep.crowded() && host.granted >= TURN;
  }

  /** Takes a host from memory; what it has queued is in the store. */
  private void leave(HostQueue host, Instant now) {
    host.waitForDelayed();
    boolean work = host.hasWork() && host.pace.health() == Health.ALIVE;
    abandon(host);
    hosts.forget(host, now);
    if (work && farOff(host.pace.nextAt(), now)) {
      sweep.leaveUntil(host.pace.nextAt());
    } else if (work) {
      sweep.leave(false);
    }
  }

  /** Gives up everything that a host has to do. */
  void abandon(HostQueue host) {
    stock.drop(host);
    schedule.put(host, null);
  }
}
