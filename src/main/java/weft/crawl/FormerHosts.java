package weft.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.frontier.HostPoliteness;
import weft.frontier.PolitenessSettings;
import weft.model.DelayReason;
import weft.model.HostState;
import weft.model.StoredHost;
import weft.store.PageStore;

/**
 * Hosts as they stand in the file. A process that was killed could not say when it asked them last,
 * so those that it may have asked wait out their delay once more. Its clock may have been wrong, so
 * no stored time holds a host up for longer than what it stands for could. Safe for any number of
 * threads.
 */
final class FormerHosts {
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

  private final PageStore store;
  private final HostPoliteness settings;
  private final InstantSource clock;
  private volatile @Nullable Instant carriedOn;

  FormerHosts(PageStore store, HostPoliteness settings, InstantSource clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /** From now on a run is carried on that a former process was at. */
  void carryOn() {
    carriedOn = clock.instant();
  }

  /** The hosts that must be left alone for a while, whether or not anything is queued for them. */
  List<StoredHost> toSpare() {
    Instant now = clock.instant();
    return store.hostsToSpare(now).stream().map(host -> takenUp(host, now)).toList();
  }

  /** The next hosts with queued URLs, by row id. */
  List<StoredHost> queued(long after, int limit) {
    Instant now = clock.instant();
    return store.hostsWithQueued(after, limit).stream().map(host -> takenUp(host, now)).toList();
  }

  private StoredHost takenUp(StoredHost host, Instant now) {
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
    Instant since = carriedOn;
    if (since != null && next.isBefore(since.plus(delay))) {
      next = since.plus(delay);
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
