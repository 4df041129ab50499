package weft.crawl;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weft.url.Url;

/**
 * Takes what code of the user's own throws: the first time it is said, with the page, some times it
 * is logged, and the crawl goes on. Safe for any number of threads.
 */
final class OwnTrouble {
  private static final System.Logger LOG = System.getLogger("weft.crawl");
  private static final System.Logger NOTICE = System.getLogger("weft.notice");
  private static final int LOGGED = 100;

  private final String who;
  private final AtomicLong count = new AtomicLong();

  /**
   * Trouble with some code.
   *
   * @param who what it is, for people
   */
  OwnTrouble(String who) {
    this.who = who;
  }

  /** What the code answers; absent where it answers nothing, or throws. */
  <T> @Nullable T unless(Url url, Supplier<@Nullable T> code) {
    try {
      T answer = code.get();
      if (answer == null) {
        note(url, new NullPointerException("it answers null"));
      }
      return answer;
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      note(url, e);
      return null;
    }
  }

  private void note(Url url, Throwable failure) {
    long before = count.getAndIncrement();
    if (before < LOGGED) {
      LOG.log(System.Logger.Level.WARNING, who + " failed at " + url, failure);
    }
    if (before == 0) {
      NOTICE.log(
          System.Logger.Level.WARNING,
          who + " failed at " + url + ": " + failure + "; the crawl goes on, the log has more");
    }
  }
}
