package weft.cli.crawl;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weft.crawl.StageTimes;
import weft.crawl.StageTimes.Stage;

/**
 * What {@code --profile} says of a crawl that has just ended: what the process has cost, and where
 * the time of its visits went. Taken while the writer thread is still there.
 */
final class Profile {
  private static final String WRITER = "weft-writer";

  private final StageTimes stages;
  private final long pages;
  private final List<String> lines = new ArrayList<>();

  private Profile(StageTimes stages, long pages) {
    this.stages = stages;
    this.pages = Math.max(1, pages);
  }

  /** The lines, for that many pages. */
  static List<String> of(StageTimes stages, long pages) {
    return new Profile(stages, pages).lines();
  }

  private List<String> lines() {
    lines.add("Profile: seconds in all, microseconds a page");
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      line(
          "CPU of the process", Duration.ofNanos(system.getProcessCpuTime()), "the start included");
    }
    line("  writer thread", writer(), "rows, commits and moving the log");
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    if (compiler != null && compiler.isCompilationTimeMonitoringSupported()) {
      line("  compiling", Duration.ofMillis(compiler.getTotalCompilationTime()), "by the clock");
    }
    line("  collecting garbage", collecting(), "by the clock");
    line("visits: fetch", stages.of(Stage.FETCH), "waiting included");
    line("  parse", stages.of(Stage.PARSE), "");
    line("  admit", stages.of(Stage.ADMIT), "");
    line("  save", stages.of(Stage.SAVE), "the wait for the commit included");
    return lines;
  }

  private void line(String what, Duration time, String note) {
    double micros = time.toNanos() / 1_000.0;
    lines.add(
        String.format(
                Locale.ROOT,
                "  %-22s %8.2f %9.0f  %s",
                what,
                micros / 1_000_000,
                micros / pages,
                note)
            .stripTrailing());
  }

  private static Duration writer() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long nanos = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().equals(WRITER)) {
        nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return Duration.ofNanos(nanos);
  }

  private static Duration collecting() {
    long millis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      millis += Math.max(0, collector.getCollectionTime());
    }
    return Duration.ofMillis(millis);
  }
}
