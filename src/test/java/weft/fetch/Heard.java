package weft.fetch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the user is told while this is open. */
final class Heard extends Handler implements AutoCloseable {
  private static final Logger NOTICES = Logger.getLogger("weft.notice");

  final List<String> notices = new CopyOnWriteArrayList<>();

  Heard() {
    NOTICES.addHandler(this);
  }

  @Override
  public void publish(LogRecord notice) {
    notices.add(notice.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    NOTICES.removeHandler(this);
  }
}
