package weft.crawl;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many connections may be waited for at once, given the file descriptors of the process. */
final class Descriptors {
  private static final int RESERVED = 100;
  private static final int MOST = 1_000;
  private static final int LEAST = 16;

  private Descriptors() {}

  /** Visits that may wait for a connection beside that many working ones. */
  static int forConnecting(int concurrency) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      long spare = unix.getMaxFileDescriptorCount() - RESERVED - 2L * concurrency;
      return Math.clamp(spare, LEAST, MOST);
    }
    return MOST;
  }
}
