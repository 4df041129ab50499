package weft.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import weft.frontier.HostPoliteness;
import weft.frontier.PolitenessSettings;
import weft.model.DelayReason;
import weft.model.HostState;
import weft.model.StoredHost;
import weft.store.PageStore;

/**
 * Hosts as a former process left them in the file. One that was killed could not say when it asked
 * them last, so those that it may have asked wait out their delay once more. Its clock may have
 * been wrong, so no stored time holds a host up for longer than what it stands for could.
 */
final class FormerHosts {
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

  private final PageStore store;
  private final HostPoliteness settings;
  private final Instant now;

  FormerHosts(PageStore store, HostPoliteness settings, Instant now) {
    this.store = store;
    this.settings = settings;
    this.now = now;
  }

  /**
   * The hosts that have URLs queued or must be left alone for a while.
   *
   * @param carriedOn whether the former process was at the same run
   */
  List<StoredHost> all(boolean carriedOn) {
    List<StoredHost> hosts = new ArrayList<>();
    store.hostsToSpare(now).forEach(host -> hosts.add(takenUp(host, false)));
    store.hostsWithQueued().forEach(host -> hosts.add(takenUp(host, carriedOn)));
    return hosts;
  }

  private StoredHost takenUp(StoredHost host, boolean waits) {
    HostState state = host.state();
    PolitenessSettings own = settings.of(host.key());
    Duration delay = longer(own.delay(), state.delay());
    Duration longest =
        state.reason() == DelayReason.RETRY_AFTER
            ? LONGEST_RETRY_AFTER
            : longer(delay, own.maxDelay()).multipliedBy(2);
    Instant next = state.nextAt();
    if (next.isAfter(now.plus(longest))) {
      next = now.plus(longest);
    }
    if (waits && next.isBefore(now.plus(delay))) {
      next = now.plus(delay);
    }
    return new StoredHost(
        host.key(),
        new HostState(
            state.host(), state.delay(), state.reason(), next, state.failures(), state.health()));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
