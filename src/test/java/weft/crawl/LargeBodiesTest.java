package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import weft.fetch.FetchObserver;
import weft.model.CrawlUrl;
import weft.model.Lease;
import weft.url.Url;

final class LargeBodiesTest {
  private static final long WHOLE_HEAP = Runtime.getRuntime().maxMemory();

  private final CountDownLatch waits = new CountDownLatch(1);
  private final CountDownLatch goesOn = new CountDownLatch(1);
  private final FetchObserver visit =
      new FetchObserver() {
        @Override
        public void connecting() {
          waits.countDown();
        }

        @Override
        public void connected() {
          goesOn.countDown();
        }

        @Override
        public void sent() {}
      };

  private static Lease lease(long id) {
    Url url = Url.ofCanonical("http://a.test/" + id);
    return new Lease(id, new CrawlUrl(id, 1, url, 0, "S", 0), Instant.EPOCH);
  }

  @Test
  void whatWaitsForRoomLendsItsPermitUntilThereIsSome() throws InterruptedException {
    BodyRoom room = new BodyRoom();
    room.arrive(lease(1), WHOLE_HEAP);
    LargeBodies second = new LargeBodies(visit, lease(2), room);
    Thread _ = Thread.startVirtualThread(() -> second.arrives(WHOLE_HEAP));
    assertTrue(waits.await(10, TimeUnit.SECONDS));
    assertEquals(1, goesOn.getCount());
    room.leave(lease(1));
    assertTrue(goesOn.await(10, TimeUnit.SECONDS));
  }
}
