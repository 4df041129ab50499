package weft.crawl;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import weft.model.Lease;

/**
 * Room in memory for what stands in large sitemaps, from their parsing until they are saved: a
 * quarter of the heap. Where it is full, visits wait for those that are under way; a small sitemap
 * hardly takes any. Safe for any number of threads.
 */
final class SitemapRoom {
  /** What is made of a body takes about that many times its length. */
  private static final int TIMES = 8;

  private static final int UNZIPPED_TIMES = 15;

  private final int megabytes = Math.clamp(Runtime.getRuntime().maxMemory() >> 22, 16, 1 << 16);
  private final Semaphore room = new Semaphore(megabytes);
  private final Map<Long, Integer> taken = new ConcurrentHashMap<>();

  /** Waits until there is room for a body of that many bytes, perhaps zipped. */
  void enter(Lease lease, byte[] body) {
    boolean zipped = body.length > 1 && body[0] == 0x1F && body[1] == (byte) 0x8B;
    long bytes = (zipped ? UNZIPPED_TIMES : 1L) * TIMES * body.length;
    int wanted = (int) Math.min(megabytes, 1 + (bytes >> 20));
    room.acquireUninterruptibly(wanted);
    taken.put(lease.id(), wanted);
  }

  /** Gives the room of a visit back, if it took any. */
  void leave(Lease lease) {
    Integer had = taken.remove(lease.id());
    if (had != null) {
      room.release(had);
    }
  }
}
