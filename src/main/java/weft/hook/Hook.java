package weft.hook;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import weft.model.Told;
import weft.model.Told.Outcome;

/**
 * The processes of a command that is asked about pages, as many as the settings say, started when
 * they are first wanted. Safe for any number of threads; never throws at them.
 */
public final class Hook implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("weft.hook");
  private static final System.Logger NOTICE = System.getLogger("weft.notice");

  private final HookSettings settings;
  private final Pauses pauses = new Pauses();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<HookProcess> idle = new ArrayDeque<>();
  private final Set<HookProcess> busy = new HashSet<>();
  private int places;
  private long notBefore = System.nanoTime();
  private boolean over;

  /** A command that is not started yet. */
  public Hook(HookSettings settings) {
    this.settings = settings;
    places = settings.processes();
  }

  /**
   * What came of asking about a page.
   *
   * @param told how it went, without values and links
   * @param reply what was answered
   */
  public record Answer(Told told, Reply reply) {}

  /** Asks about a page, for as long as a page may wait. */
  public Answer ask(Question question) {
    long begun = System.nanoTime();
    try {
      HookProcess process = take(begun + settings.limit().toNanos());
      if (process == null) {
        return nothing(
            Outcome.NOT_ASKED,
            begun,
            over() ? "the command is asked no more" : "no process was free in time");
      }
      return ask(process, question, begun);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return nothing(Outcome.NOT_ASKED, begun, "interrupted");
    }
  }

  private Answer ask(HookProcess process, Question question, long begun)
      throws InterruptedException {
    boolean usable = false;
    try {
      Duration left = settings.limit().minusNanos(System.nanoTime() - begun);
      HookProcess.Outcome outcome = process.ask(question.line(), left);
      if (outcome == null) {
        String detail = "nothing came back within " + settings.limit().toMillis() + " ms";
        return failed(process, Outcome.SLOW, begun, detail);
      }
      return switch (outcome) {
        case HookProcess.Outcome.Ended(String why) -> failed(process, Outcome.ENDED, begun, why);
        case HookProcess.Outcome.Line(String line) -> {
          Reply reply = settings.answers() ? Reply.read(line) : Reply.NOTHING;
          pauses.answered();
          usable = true;
          Outcome how = settings.answers() ? Outcome.ANSWERED : Outcome.LISTENED;
          yield new Answer(Told.nothing(how, since(begun), null), reply);
        }
      };
    } catch (Reply.UnreadableException e) {
      return failed(process, Outcome.UNREADABLE, begun, String.valueOf(e.getMessage()));
    } finally {
      giveBack(process, usable);
    }
  }

  private Answer failed(HookProcess process, Outcome outcome, long begun, String detail) {
    process.kill();
    lock.lock();
    try {
      Duration pause = pauses.failed();
      notBefore = Math.max(notBefore, System.nanoTime() + pause.toNanos());
      LOG.log(
          System.Logger.Level.WARNING,
          "the command of on-page failed: " + detail + "; again in " + pause.toMillis() + " ms");
      boolean missing = detail.matches("ended with exit code 12[67]\\b.*");
      if (!over && (pauses.over() || missing)) {
        giveUp(detail);
      }
    } finally {
      lock.unlock();
    }
    return nothing(outcome, begun, detail);
  }

  private void giveUp(String detail) {
    over = true;
    changed.signalAll();
    NOTICE.log(
        System.Logger.Level.WARNING,
        "on-page '%s' is given up: %s; the crawl goes on without it"
            .formatted(Shown.line(settings.command(), 80), detail));
  }

  private static Answer nothing(Outcome outcome, long begun, String detail) {
    return new Answer(Told.nothing(outcome, since(begun), detail), Reply.NOTHING);
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Room for one process, with the one that is there. */
  private record Place(@Nullable HookProcess process) {}

  /** A process that is free, started if need be; absent where there is none in time. */
  private @Nullable HookProcess take(long deadline) throws InterruptedException {
    Place place = place(deadline);
    if (place == null) {
      return null;
    }
    try {
      HookProcess process = place.process();
      return taken(process == null ? HookProcess.start(settings) : process);
    } catch (IOException e) {
      lock.lock();
      try {
        giveUp("the shell cannot be started: " + e.getMessage());
      } finally {
        lock.unlock();
      }
      return null;
    }
  }

  private @Nullable Place place(long deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!over) {
        HookProcess free = idle.poll();
        if (free != null) {
          return new Place(free);
        }
        long now = System.nanoTime();
        if (places > 0 && now - notBefore >= 0) {
          places--;
          return new Place(null);
        }
        if (now - deadline >= 0) {
          return null;
        }
        long until = places > 0 && notBefore - deadline < 0 ? notBefore : deadline;
        boolean _ = changed.await(until - now, TimeUnit.NANOSECONDS);
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private HookProcess taken(HookProcess process) {
    lock.lock();
    try {
      boolean _ = busy.add(process);
      return process;
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(HookProcess process, boolean usable) {
    lock.lock();
    try {
      boolean _ = busy.remove(process);
      if (usable && !over) {
        idle.push(process);
      } else {
        process.kill();
        places++;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean over() {
    lock.lock();
    try {
      return over;
    } finally {
      lock.unlock();
    }
  }

  /** Asks about no further page; who waits for an answer, or a free process, goes on without it. */
  public void hurry() {
    lock.lock();
    try {
      over = true;
      changed.signalAll();
      busy.forEach(HookProcess::kill);
    } finally {
      lock.unlock();
    }
  }

  /** Ends the processes: they are told that no more pages come, and have as long as a page has. */
  @Override
  public void close() {
    hurry();
    for (HookProcess process : idle) {
      try {
        process.finish(settings.limit());
      } catch (InterruptedException _) {
        process.kill();
        Thread.currentThread().interrupt();
      }
    }
    idle.clear();
  }
}
