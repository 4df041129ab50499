package weft.cli.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import weft.cli.output.Out;
import weft.cli.output.Printable;
import weft.cli.output.Screen;

/**
 * What a command has around it.
 *
 * @param in standard input
 * @param out where results go
 * @param err where everything else goes
 * @param screen what the terminal can do, if there is one
 * @param environment environment variables
 * @param directory the working directory
 */
public record Console(
    InputStream in,
    Out out,
    PrintStream err,
    Screen screen,
    Map<String, String> environment,
    Path directory) {

  public Console {
    environment = Map.copyOf(environment);
  }

  /** One line to the person, on standard error. */
  public void say(String line) {
    err.println("weft: " + Printable.line(line));
    err.flush();
  }
}
