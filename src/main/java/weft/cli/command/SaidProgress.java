package weft.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import weft.analysis.Progress;
import weft.cli.output.Wording;

/**
 * Tells of what takes long, on standard error: a line after some seconds, then one now and then,
 * also while SQLite alone is at work and nobody reports anything; more of them on a terminal than
 * in a log.
 */
public final class SaidProgress implements Progress, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration ON_TERMINALS = Duration.ofSeconds(5);
  private static final Duration IN_LOGS = Duration.ofSeconds(30);

  private final Console console;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Stage stage;
  private boolean telling;

  /** Progress that is said on that console. */
  public SaidProgress(Console console) {
    this.console = console;
  }

  /** What is being done, how far it is, and since when. */
  private record Stage(String what, long done, long total, Instant since) {}

  @Override
  public void at(String what, long done, long total) {
    Stage before = stage;
    Instant since = before != null && before.what().equals(what) ? before.since() : Instant.now();
    stage = new Stage(what, done, total, since);
    if (!telling) {
      telling = true;
      Thread _ = Thread.ofVirtual().name("weft-progress").start(this::keepTelling);
    }
  }

  /** Has nothing more to tell until something else begins. */
  public void quiet() {
    stage = null;
  }

  /** Tells of what is being done now, if anything is. */
  void tell() {
    Stage now = stage;
    if (now != null) {
      String share = Wording.share(now.done(), now.total());
      String far =
          share.isEmpty() ? Duration.between(now.since(), Instant.now()).toSeconds() + " s" : share;
      console.say(now.what().replace('_', ' ') + ", " + far);
    }
  }

  private void keepTelling() {
    try {
      Duration next = PATIENCE;
      while (!over.await(next.toMillis(), TimeUnit.MILLISECONDS)) {
        tell();
        next = console.screen().err() ? ON_TERMINALS : IN_LOGS;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // there is nothing more to tell
    }
  }

  @Override
  public void close() {
    quiet();
    over.countDown();
  }
}
