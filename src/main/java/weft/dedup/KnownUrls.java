package weft.dedup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import weft.model.Saved;
import weft.url.Url;

/**
 * The URLs that this run is known to have rows for: a bounded cache in front of the table. It may
 * forget, which costs a look at the table; it never invents, because it learns only what a commit
 * has answered. Safe for any number of threads.
 */
public final class KnownUrls {
  private final Cache<Url, Saved.Known> cache;

  /** Holds at most about that many URLs; one takes some 300 bytes. */
  public KnownUrls(long limit) {
    cache = Caffeine.newBuilder().maximumSize(limit).executor(Runnable::run).build();
  }

  /** What was last learned of a URL; empty where it was never seen or has been forgotten. */
  public Optional<Saved.Known> get(Url url) {
    return Optional.ofNullable(cache.getIfPresent(url));
  }

  /** Learns what a commit answered. Of two answers the one that says more stays. */
  public void learn(List<Saved.Known> answers) {
    for (Saved.Known answer : answers) {
      Saved.Known _ = cache.asMap().merge(answer.url(), answer, KnownUrls::better);
    }
  }

  /** Forgets everything, as when earlier decisions are made again. */
  public void clear() {
    cache.invalidateAll();
  }

  /** Depths only ever fall, and what is settled stays so. */
  private static Saved.Known better(Saved.Known a, Saved.Known b) {
    return new Saved.Known(
        a.url(), a.id(), Math.min(a.depth(), b.depth()), a.settled() || b.settled());
  }
}
