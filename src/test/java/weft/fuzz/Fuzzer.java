package weft.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs a target with many inputs. The inputs are tried on a thread of their own; the caller's
 * watches it, and gives it up where an input takes longer than {@link #BOUND}.
 */
public final class Fuzzer {
  /** Most processor time that an input of at most 1 MiB may take; the clock's for sent ones. */
  public static final Duration BOUND = Duration.ofSeconds(10);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int MOST_FINDINGS = 8;

  private final Target target;
  private final long seed;
  private final Tally tally = new Tally();
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private volatile @Nullable Trial trial;

  /** The input that is being tried. */
  private record Trial(long number, String input, long since) {}

  /** A run of a target that follows from the seed. */
  public Fuzzer(Target target, long seed) {
    this.target = target;
    this.seed = seed;
  }

  /** Tries inputs from one number on; answers the reports of what was found. */
  public List<String> run(long first, long count) throws InterruptedException {
    Thread thread = new Thread(() -> tryAll(first, count), "fuzz " + target.name());
    thread.setDaemon(true);
    thread.start();
    while (!thread.join(LOOK)) {
      Trial now = trial;
      if (now != null && time(thread) - now.since() > BOUND.toNanos()) {
        return List.of(hanging(now, thread));
      }
    }
    System.out.println(tally.line(target.name()));
    return findings.values().stream().map(Finding::report).toList();
  }

  /** Seconds for a MiB that 99 of 100 long inputs keep within. */
  public double secondsPerMebibyte() {
    return tally.secondsPerMebibyte();
  }

  private String hanging(Trial now, Thread thread) {
    Throwable where = new IllegalStateException("takes longer than " + BOUND);
    where.setStackTrace(thread.getStackTrace());
    return new Finding(target, seed, now.number(), now.input(), where).report();
  }

  private void tryAll(long first, long count) {
    for (long number = first; number < first + count; number++) {
      String input = target.source().make(new Random(mixed(number)));
      long memory = THREADS.getCurrentThreadAllocatedBytes();
      long since = time(Thread.currentThread());
      trial = new Trial(number, input, since);
      Throwable thrown = thrown(input);
      long took = time(Thread.currentThread()) - since;
      trial = null;
      tally.add(number, input.length(), took, THREADS.getCurrentThreadAllocatedBytes() - memory);
      if (thrown != null && !findings.containsKey(Finding.signature(thrown))) {
        found(number, input, thrown);
      }
      if (findings.size() >= MOST_FINDINGS) {
        return;
      }
    }
  }

  private void found(long number, String input, Throwable thrown) {
    String signature = Finding.signature(thrown);
    Minimiser minimiser =
        new Minimiser(
            less -> {
              Throwable again = thrown(less);
              return again != null && Finding.signature(again).equals(signature);
            });
    String smallest = minimiser.smallest(input);
    Throwable last = thrown(smallest);
    findings.put(
        signature, new Finding(target, seed, number, smallest, last == null ? thrown : last));
  }

  /** Whatever is thrown is a finding. */
  private @Nullable Throwable thrown(String input) {
    try {
      target.check().accept(input);
      return null;
    } catch (Exception | Error e) {
      return e;
    }
  }

  private long time(Thread thread) {
    return target.form() == Target.Form.SENT
        ? System.nanoTime()
        : THREADS.getThreadCpuTime(thread.threadId());
  }

  /** Another seed for each target and each input. */
  private long mixed(long number) {
    long mixed = seed * 0x9E3779B97F4A7C15L + number + target.name().hashCode();
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    return mixed ^ (mixed >>> 32);
  }
}
