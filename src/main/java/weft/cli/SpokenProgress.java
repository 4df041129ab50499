package weft.cli;

import weft.analysis.Progress;

/** Says on the console what takes long, and now and then how far it is. */
final class SpokenProgress implements Progress {
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private final Console console;
  private long said = System.nanoTime();

  SpokenProgress(Console console) {
    this.console = console;
  }

  @Override
  public void at(String what, long done, long total) {
    long now = System.nanoTime();
    if (now - said >= PATIENCE_NANOS) {
      said = now;
      console.say(
          total == 0 ? what : what + ": " + Wording.number(done) + " of " + Wording.number(total));
    }
  }
}
