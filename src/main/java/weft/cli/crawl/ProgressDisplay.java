package weft.cli.crawl;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import weft.cli.command.Console;
import weft.config.Progress;

/** Shows how far a crawl is. Owned by one thread. */
public interface ProgressDisplay extends AutoCloseable {

  /** How often it wants to be told. */
  Duration PERIOD = Duration.ofMillis(200);

  /** Shows a view, or decides that it is not worth it. */
  void show(ProgressView view);

  /** Leaves the terminal in order. */
  @Override
  void close();

  /** The display of that kind on standard error. */
  static ProgressDisplay of(Progress kind, Console console, InstantSource clock) {
    PrintStream err = console.err();
    return switch (kind) {
      case NONE -> new NoProgress();
      case JSON -> new JsonProgress(err, clock);
      case PLAIN -> new PlainProgress(err, clock);
      case BAR -> new LiveProgress(err, console.screen());
      case AUTO ->
          console.screen().err() && console.screen().styled()
              ? new LiveProgress(err, console.screen())
              : new PlainProgress(err, clock);
    };
  }
}
