package weft.cli.output;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The terminal, as far as output is concerned.
 *
 * @param out whether results go to it
 * @param err whether messages go to it
 * @param width columns, where either goes to it
 * @param styled whether colours and cursor movement may be used (see no-color.org)
 */
public record Screen(boolean out, boolean err, int width, boolean styled) {
  /** Width of help and of tables where the terminal does not say. */
  static final int USUAL_WIDTH = 100;

  /** No terminal anywhere. */
  public static final Screen NONE = new Screen(false, false, USUAL_WIDTH, false);

  /** The terminal of this process. */
  public static Screen ofProcess(Map<String, String> environment) {
    boolean out = terminal(1);
    boolean err = terminal(2);
    if (!out && !err) {
      return NONE;
    }
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || "dumb".equals(environment.get("TERM"));
    return new Screen(out, err, width(environment), !plain);
  }

  @SuppressWarnings(
      "SystemConsoleNull") // the console of java.base is null where there is no terminal
  private static boolean terminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      java.io.Console console = System.console(); // elsewhere than on Linux
      return console != null && console.isTerminal();
    }
  }

  private static int width(Map<String, String> environment) {
    return number(environment.getOrDefault("COLUMNS", ""))
        .or(Screen::askTerminal)
        .orElse(USUAL_WIDTH);
  }

  private static Optional<Integer> askTerminal() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      byte[] answer = stty.getInputStream().readAllBytes();
      stty.waitFor(1, TimeUnit.SECONDS);
      String[] rowsAndColumns = new String(answer, StandardCharsets.US_ASCII).strip().split(" ", 2);
      return rowsAndColumns.length == 2 ? number(rowsAndColumns[1]) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[1-9]\\d{0,3}")
        ? Optional.of(Math.max(20, Integer.parseInt(text)))
        : Optional.empty();
  }
}
