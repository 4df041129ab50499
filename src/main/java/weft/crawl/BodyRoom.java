package weft.crawl;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import weft.model.Lease;

/**
 * Room in memory for large bodies and what is made of them, until that is saved: an eighth of the
 * heap while they arrive, and a quarter from then on. Where it is full, visits wait for those that
 * are under way; ordinary bodies take none. Who holds room of the second kind never waits for the
 * first, so somebody always goes on. Safe for any number of threads.
 */
final class BodyRoom {
  /** What is made of a body takes about that many times its length. */
  private static final int TIMES = 8;

  private static final int UNZIPPED_TIMES = 15;

  private final int megabytes = Math.clamp(Runtime.getRuntime().maxMemory() >> 22, 16, 1 << 16);
  private final Part arriving = new Part(megabytes / 2);
  private final Part reading = new Part(megabytes);

  /** Waits until a body of that many bytes may arrive. */
  void arrive(Lease lease, long bytes) {
    arriving.enter(lease, 2 * bytes);
  }

  /** Waits until a body of that many bytes may be unpacked and read. */
  void read(Lease lease, long bytes) {
    reading.enter(lease, TIMES * bytes);
  }

  /** Waits until a sitemap may be read, which may be zipped. */
  void read(Lease lease, byte[] sitemap) {
    boolean zipped = sitemap.length > 1 && sitemap[0] == 0x1F && sitemap[1] == (byte) 0x8B;
    read(lease, (zipped ? UNZIPPED_TIMES : 1L) * sitemap.length);
  }

  /** Gives the room of a visit back, if it took any. */
  void leave(Lease lease) {
    arriving.leave(lease);
    reading.leave(lease);
  }

  /** Room of one kind. */
  private static final class Part {
    private final int megabytes;
    private final Semaphore room;
    private final Map<Long, Integer> taken = new ConcurrentHashMap<>();

    Part(int megabytes) {
      this.megabytes = megabytes;
      room = new Semaphore(megabytes);
    }

    /**
     * Takes room; who has some and needs more gives it back first, so that nobody is in the way.
     */
    void enter(Lease lease, long bytes) {
      int wanted = (int) Math.min(megabytes, 1 + (bytes >> 20));
      Integer had = taken.get(lease.id());
      if (had == null || had < wanted) {
        leave(lease);
        room.acquireUninterruptibly(wanted);
        taken.put(lease.id(), wanted);
      }
    }

    void leave(Lease lease) {
      Integer had = taken.remove(lease.id());
      if (had != null) {
        room.release(had);
      }
    }
  }
}
