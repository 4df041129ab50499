package weft.cli.crawl;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import weft.cli.command.ExitCode;
import weft.cli.output.JsonObject;
import weft.cli.output.Out;
import weft.cli.output.Printable;
import weft.config.ConfigException;
import weft.config.ConsoleKeys;
import weft.config.Effective;
import weft.config.LogFormat;
import weft.store.StoreException;

/**
 * The log beside a database, {@code FILE.log}: one record a line, stack traces indented below
 * theirs. While it is open, everything that is logged through java.util.logging goes there; it is
 * added to, never emptied.
 */
public final class LogFile implements AutoCloseable {
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger OURS = Logger.getLogger("weft");

  private final Handler handler;

  private LogFile(Handler handler) {
    this.handler = handler;
  }

  /** Begins to log beside that database; in detail where verbose. */
  public static LogFile beside(Path database, boolean verbose, LogFormat format) {
    Path path = pathBeside(database);
    try {
      // The handler takes % in a name for a pattern.
      FileHandler handler = new FileHandler(path.toString().replace("%", "%%"), true);
      handler.setEncoding(StandardCharsets.UTF_8.name());
      handler.setFormatter(format == LogFormat.JSON ? new OneObject() : new OneLine());
      handler.setErrorManager(new Silence());
      handler.setLevel(Level.ALL);
      OURS.setLevel(verbose ? Level.FINE : Level.INFO);
      ROOT.setLevel(Level.WARNING); // libraries have their say only when something is wrong
      ROOT.addHandler(handler);
      return new LogFile(handler);
    } catch (IOException e) {
      throw new ConfigException(
          "cannot write the log " + path + "; check the directory of --output", e);
    }
  }

  /** Does some work while the log is open. What ends it unexpectedly is logged with its trace. */
  public static ExitCode during(Path database, Effective effective, Supplier<ExitCode> work) {
    boolean verbose = effective.get(ConsoleKeys.VERBOSE);
    try (LogFile _ = beside(database, verbose, effective.get(ConsoleKeys.LOG_FORMAT))) {
      return logged(database, work);
    }
  }

  private static ExitCode logged(Path database, Supplier<ExitCode> work) {
    try {
      return work.get();
    } catch (ConfigException | Out.ReaderGone e) {
      throw e;
    } catch (StoreException | UncheckedIOException | OutOfMemoryError e) {
      OURS.log(Level.SEVERE, "ended by trouble", e);
      throw e;
    } catch (RuntimeException | Error e) {
      OURS.log(Level.SEVERE, "ended by a defect", e);
      throw new Defect(e, pathBeside(database));
    }
  }

  /** Where the log of a database lies. */
  static Path pathBeside(Path database) {
    return database.resolveSibling(database.getFileName() + ".log");
  }

  /** Keeps log records off the console. */
  public static void silenceConsole() {
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
  }

  /** Says nothing of a log that cannot be written: a full disk is told of by the store. */
  private static final class Silence extends ErrorManager {
    @Override
    public void error(String message, Exception cause, int code) {}
  }

  /** A defect that has been logged. */
  public static final class Defect extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Path log;

    private Defect(Throwable cause, Path log) {
      super(cause.toString(), cause);
      this.log = log;
    }

    /** A defect whose stack trace goes into a file of its own, because no log is open. */
    public static Defect unlogged(Throwable cause) {
      try {
        Path file = Files.createTempFile("weft-defect-", ".log");
        Files.writeString(file, Printable.text(trace(cause)));
        return new Defect(cause, file);
      } catch (IOException e) {
        cause.addSuppressed(e);
        return new Defect(cause, Path.of("nowhere, for lack of a temporary file"));
      }
    }

    /** One line for the person who meets it. */
    public String line() {
      return "this is a defect in Weft: " + getMessage() + "; the stack trace is in " + log;
    }
  }

  @Override
  public void close() {
    ROOT.removeHandler(handler);
    handler.close();
  }

  private static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }

  /** Time, level, logger, message. */
  static final class OneLine extends Formatter {

    @Override
    public String format(LogRecord record) {
      Instant at = record.getInstant().truncatedTo(ChronoUnit.MILLIS);
      String name = String.valueOf(record.getLoggerName());
      String line =
          at
              + " "
              + record.getLevel().getName()
              + " "
              + name.substring(name.lastIndexOf('.') + 1)
              + ": "
              + Printable.line(String.valueOf(formatMessage(record)))
              + "\n";
      Throwable thrown = record.getThrown();
      return thrown == null ? line : line + Printable.text(trace(thrown)).indent(4);
    }
  }

  /** The same as a JSON object. */
  static final class OneObject extends Formatter {

    @Override
    public String format(LogRecord record) {
      String name = String.valueOf(record.getLoggerName());
      Throwable thrown = record.getThrown();
      return new JsonObject()
              .with("at", record.getInstant().truncatedTo(ChronoUnit.MILLIS))
              .with("level", record.getLevel().getName())
              .with("logger", name.substring(name.lastIndexOf('.') + 1))
              .with("message", formatMessage(record))
              .withPresent("trace", thrown == null ? null : trace(thrown))
              .text()
          + "\n";
    }
  }
}
