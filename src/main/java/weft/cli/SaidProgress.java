package weft.cli;

import java.time.Duration;
import java.time.Instant;
import weft.analysis.Progress;

/** Tells of what takes long, on standard error: a line every few seconds at most. */
final class SaidProgress implements Progress {
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final Console console;
  private Instant said = Instant.now();

  SaidProgress(Console console) {
    this.console = console;
  }

  @Override
  public void at(String what, long done, long total) {
    Instant now = Instant.now();
    if (now.isAfter(said.plus(QUIET))) {
      said = now;
      String share = Wording.share(done, total);
      console.say(share.isEmpty() ? what : what + ", " + share);
    }
  }
}
