package weft.cli.crawl;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import weft.crawl.Crawl;

/**
 * Turns Ctrl-C and SIGTERM into a request to stop, and keeps the process alive until the crawl has
 * come to its end; a second signal ends it at once. Closed when everything that matters is done.
 */
final class StopSignal implements AutoCloseable {
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean received;

  private volatile @Nullable Crawl crawl;

  private StopSignal() {
    hook = Thread.ofPlatform().name("weft-stop").unstarted(this::stop);
  }

  /** Watches for signals from now on. */
  static StopSignal watch() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Names the crawl that a signal stops. */
  void stops(Crawl running) {
    crawl = running;
    if (received) {
      running.stop("signal");
    }
  }

  /** Whether the process was asked to end. */
  boolean received() {
    return received;
  }

  @Override
  public void close() {
    over.countDown();
    if (!received) {
      removeHook();
    }
  }

  private void removeHook() {
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      received = true; // the signal came this very moment
    }
  }

  private void stop() {
    received = true;
    Crawl running = crawl;
    if (running != null) {
      running.stop("signal");
    }
    SecondSignal.endsTheProcess();
    try {
      over.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
