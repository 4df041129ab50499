package weft.cli.crawl;

import java.util.logging.LogManager;

/**
 * The log manager of the process. Java's own closes all handlers as soon as a signal ends the
 * process, beside the crawl that is coming to its end in order; here {@link LogFile} alone closes
 * its handler. Made by Java, by the name in {@link #PROPERTY}.
 */
public final class LastingLog extends LogManager {
  /** The system property that names the class, to be set before anything is logged. */
  public static final String PROPERTY = "java.util.logging.manager";

  /** For Java. */
  public LastingLog() {}

  /** Closes nothing. */
  @Override
  public void reset() {}
}
