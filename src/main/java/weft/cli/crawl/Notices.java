package weft.cli.crawl;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import weft.cli.command.Console;

/**
 * What a running crawl wants its user to know at once: whatever is logged under {@value #NAME} is
 * also said on the console, one line each.
 */
final class Notices extends Handler implements AutoCloseable {
  private static final String NAME = "weft.notice";
  private static final Logger NOTICES = Logger.getLogger(NAME);

  private final Console console;

  private Notices(Console console) {
    this.console = console;
  }

  /** Says notices on that console until it is closed. */
  static Notices on(Console console) {
    Notices notices = new Notices(console);
    NOTICES.addHandler(notices);
    return notices;
  }

  @Override
  public void publish(LogRecord notice) {
    console.say(notice.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    NOTICES.removeHandler(this);
  }
}
