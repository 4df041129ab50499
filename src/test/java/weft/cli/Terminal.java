package weft.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Someone at a terminal: types command lines and reads what comes back. */
final class Terminal {
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final Map<String, String> environment = new HashMap<>();
  private final Path directory;
  private final Parts parts;
  private Screen screen = Screen.NONE;
  private String typed = "";

  Terminal(Path directory, Parts parts) {
    this.directory = directory;
    this.parts = parts;
  }

  Terminal screen(Screen seen) {
    screen = seen;
    return this;
  }

  Terminal stdin(String text) {
    typed = text;
    return this;
  }

  ExitCode type(String... words) {
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

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
