package weft.robots;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import weft.fetch.FetchObserver;

/** Remembers what it is told, and lets a test wait until something waits. */
final class RecordingObserver implements FetchObserver {
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch waits = new CountDownLatch(1);

  List<String> told() {
    return List.copyOf(told);
  }

  void awaitConnecting() throws InterruptedException {
    waits.await();
  }

  @Override
  public void connecting() {
    told.add("connecting");
    waits.countDown();
  }

  @Override
  public void connected() {
    told.add("connected");
  }

  @Override
  public void sent() {
    told.add("sent");
  }
}
