package weft.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Parts;
import weft.cli.output.Out;
import weft.cli.output.Screen;

/** Someone at a terminal: types command lines and reads what comes back. */
public final class Terminal {
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final Map<String, String> environment = new HashMap<>();
  private final Path directory;
  private final Parts parts;
  private Screen screen = Screen.NONE;
  private String typed = "";

  public Terminal(Path directory, Parts parts) {
    this.directory = directory;
    this.parts = parts;
  }

  public Terminal screen(Screen seen) {
    screen = seen;
    return this;
  }

  Terminal stdin(String text) {
    typed = text;
    return this;
  }

  public ExitCode type(String... words) {
    out.reset();
    err.reset();
    return Main.run(parts, console(new Out(out)), words);
  }

  Console console(Out results) {
    return new Console(
        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
        results,
        new PrintStream(err, true, StandardCharsets.UTF_8),
        screen,
        environment,
        directory);
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
