package weft.crawl;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import weft.model.Lease;

/**
 * Room in memory for what stands in large sitemaps, from their parsing until they are saved. Where
 * it is full, visits wait for those that are under way; a small one hardly takes any. Safe for any
 * number of threads.
 */
final class SitemapRoom {
  private static final int MEGABYTES = 60;
  private static final int MOST = 20;

  private final Semaphore room = new Semaphore(MEGABYTES);
  private final Map<Long, Integer> taken = new ConcurrentHashMap<>();

  /** Waits until there is room for a body of that many bytes, perhaps zipped. */
  void enter(Lease lease, byte[] body) {
    boolean zipped = body.length > 1 && body[0] == 0x1F && body[1] == (byte) 0x8B;
    long bytes = zipped ? 20L * body.length : body.length;
    int megabytes = (int) Math.min(MOST, 1 + (bytes >> 20));
    room.acquireUninterruptibly(megabytes);
    taken.put(lease.id(), megabytes);
  }

  /** Gives the room of a visit back, if it took any. */
  void leave(Lease lease) {
    Integer megabytes = taken.remove(lease.id());
    if (megabytes != null) {
      room.release(megabytes);
    }
  }
}
