package weft.frontier;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import weft.model.CrawlUrl;
import weft.model.HostState.Health;

/**
 * The URLs that memory holds, how many of them there may be, and which hosts have more of them in
 * the store, to be read back. Guarded by the frontier's lock.
 */
final class Stock {
  /** URLs that are read back at a time, beyond those of the first host. */
  private static final int ROWS_AT_ONCE = 1_000;

  /** As many while others can be given out meanwhile. */
  private static final int ROWS_BESIDE = 200;

  /** Reading back the URLs of one host. */
  record Refill(HostQueue host, int room, long spills) {}

  private final Window window;
  private final Hosts hosts;
  private final Sweep sweep;
  private final ArrayDeque<HostQueue> hungry = new ArrayDeque<>();
  private int held;
  private int spilledHosts;

  Stock(Window window, Hosts hosts, Sweep sweep) {
    this.window = window;
    this.hosts = hosts;
    this.sweep = sweep;
  }

  /** How many URLs are held. */
  int held() {
    return held;
  }

  /** Whether there is no URL to be given out, neither held nor to be read back. */
  boolean isEmpty() {
    return held == 0 && spilledHosts == 0;
  }

  /** Whether URLs of some hosts are to be read back now. */
  boolean wantsToRead() {
    return !hungry.isEmpty();
  }

  /** Takes a URL in where there is room for it, else has it read back; answers whether it did. */
  boolean put(HostQueue host, CrawlUrl url) {
    boolean fits = fits(host, url);
    if (fits) {
      host.put(url);
      held++;
    } else {
      spill(host);
    }
    return fits;
  }

  /** What has priority is held beside what came before it, up to as much again. */
  private boolean fits(HostQueue host, CrawlUrl url) {
    return url.priority() > 0
        ? host.size() < 2 * window.perHost()
        : !host.spilled && host.size() < window.perHost() && held < window.total();
  }

  /** One URL more is held. */
  void putBack() {
    held++;
  }

  /** That many URLs less are held. */
  void taken(int urls) {
    held -= urls;
  }

  /** Lets go of everything that is held of a host, and reads nothing back for it. */
  void drop(HostQueue host) {
    held -= host.size();
    host.clear();
    allHeld(host);
  }

  private void allHeld(HostQueue host) {
    if (host.spilled) {
      host.spilled = false;
      spilledHosts--;
    }
  }

  /** A host has URLs in the store that are not held. */
  void spill(HostQueue host) {
    host.spills++;
    if (!host.spilled) {
      host.spilled = true;
      spilledHosts++;
    }
    feed(host);
  }

  /** Has more of a host's URLs read back where few are left. */
  void feed(HostQueue host) {
    boolean few = host.size() < low() || host.lacksBetter();
    if (host.spilled && !host.hungry && !host.reading() && few) {
      host.hungry = true;
      hungry.add(host);
    }
  }

  /** URLs of a host below which more are read back. */
  private int low() {
    int most = held < window.total() ? most() : window.share(hosts.size());
    return Math.clamp(most / 2, 1, window.refillBelow());
  }

  /** URLs that a host may hold while there is room for more. */
  private int most() {
    return sweep.waiting() ? Math.min(Places.TURN, window.perHost()) : window.perHost();
  }

  private int room(HostQueue host) {
    int share = window.share(hosts.size());
    int free = Math.min(window.total() - held, most() - host.size());
    return Math.max(free, Math.max(1, share - host.size())) + host.heldCount();
  }

  /**
   * The next hosts to read URLs back for, those first that have waited longest.
   *
   * @param eager whether there is nothing else to do
   */
  List<Refill> refills(boolean eager) {
    int most = eager ? ROWS_AT_ONCE : ROWS_BESIDE;
    List<Refill> refills = new ArrayList<>();
    for (int rows = 0; rows < most && !hungry.isEmpty(); ) {
      HostQueue host = hungry.remove();
      host.hungry = false;
      if (host.spilled) {
        host.beginReading();
        Refill refill = new Refill(host, room(host), host.spills);
        refills.add(refill);
        rows += refill.room();
      }
    }
    return refills;
  }

  /** Takes in what was read back for a host; answers what of it was not held yet. */
  List<CrawlUrl> refilled(Refill refill, List<CrawlUrl> read) {
    HostQueue host = refill.host();
    host.spillsRead = refill.spills();
    List<CrawlUrl> fresh = host.endReading(read);
    if (host.pace.health() != Health.ALIVE) {
      return List.of();
    }
    fresh.forEach(host::put);
    held += fresh.size();
    if (read.size() < refill.room() && refill.spills() == host.spills) {
      allHeld(host);
    }
    return fresh;
  }
}
