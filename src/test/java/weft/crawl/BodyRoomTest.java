package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import weft.model.CrawlUrl;
import weft.model.Lease;
import weft.url.Url;

class BodyRoomTest {
  private static final long WHOLE_HEAP = Runtime.getRuntime().maxMemory();

  private static Lease lease(long id) {
    Url url = Url.ofCanonical("http://a.test/" + id);
    return new Lease(id, new CrawlUrl(id, 1, url, 0, "S", 0), Instant.EPOCH);
  }

  private static CountDownLatch doneBy(Runnable work) {
    CountDownLatch done = new CountDownLatch(1);
    Thread _ =
        Thread.startVirtualThread(
            () -> {
              work.run();
              done.countDown();
            });
    return done;
  }

  @Test
  void whatTakesAllTheRoomLetsTheNextOneInWhenItLeaves() throws InterruptedException {
    BodyRoom room = new BodyRoom();
    room.arrive(lease(1), WHOLE_HEAP);
    CountDownLatch second = doneBy(() -> room.arrive(lease(2), WHOLE_HEAP));
    assertTrue(second.getCount() > 0);
    room.leave(lease(1));
    assertTrue(second.await(10, TimeUnit.SECONDS));
  }

  @Test
  void twoThatBothNeedMoreThanTheyHaveDoNotWaitForEachOther() throws InterruptedException {
    BodyRoom room = new BodyRoom();
    room.read(lease(1), 1);
    room.read(lease(2), 1);
    CountDownLatch first =
        doneBy(
            () -> {
              room.read(lease(1), WHOLE_HEAP);
              room.leave(lease(1));
            });
    CountDownLatch second =
        doneBy(
            () -> {
              room.read(lease(2), WHOLE_HEAP);
              room.leave(lease(2));
            });
    assertTrue(first.await(10, TimeUnit.SECONDS) && second.await(10, TimeUnit.SECONDS));
  }

  @Test
  void whatArrivesDoesNotWaitForWhatIsRead() throws InterruptedException {
    BodyRoom room = new BodyRoom();
    room.read(lease(1), WHOLE_HEAP);
    CountDownLatch arrived = doneBy(() -> room.arrive(lease(2), WHOLE_HEAP));
    assertTrue(arrived.await(10, TimeUnit.SECONDS));
  }
}
