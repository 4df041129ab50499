package weft.cli.crawl;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import weft.cli.output.Wording;

/** A line every few seconds, where something has changed: for logs and pipes. */
final class PlainProgress implements ProgressDisplay {
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final PrintStream err;
  private final InstantSource clock;
  private Instant next = Instant.MIN;
  private String last = "";

  PlainProgress(PrintStream err, InstantSource clock) {
    this.err = err;
    this.clock = clock;
  }

  @Override
  public void show(ProgressView view) {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    String what = ProgressText.counts(view) + ", " + ProgressText.waiting(view);
    if (!what.equals(last)) {
      next = now.plus(INTERVAL);
      last = what;
      err.println(Wording.time(view.elapsed()) + ": " + what);
    }
  }

  @Override
  public void close() {}
}
