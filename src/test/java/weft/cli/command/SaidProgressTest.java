package weft.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weft.cli.output.Out;
import weft.cli.output.Screen;

class SaidProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void tellsTheShareOfWhatIsBeingDone() {
    try (SaidProgress progress = new SaidProgress(console())) {
      progress.at("counting links", 0, 400);
      progress.at("counting links", 100, 400);
      progress.tell();
    }
    assertEquals("weft: counting links, 25.0%\n", said());
  }

  @Test
  void tellsHowLongItTakesWhereNobodyKnowsHowMuchThereIs() {
    try (SaidProgress progress = new SaidProgress(console())) {
      progress.at("page_fact", 0, 0);
      progress.tell();
    }
    assertTrue(said().matches("weft: page fact, \\d+ s\n"), said());
  }

  @Test
  void isSilentOnceRowsAreComing() {
    try (SaidProgress progress = new SaidProgress(console())) {
      progress.at("report pages", 0, 0);
      progress.quiet();
      progress.tell();
    }
    assertEquals("", said());
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8).replace("\r", "");
  }

  private Console console() {
    return new Console(
        new ByteArrayInputStream(new byte[0]),
        new Out(OutputStream.nullOutputStream()),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Screen.NONE,
        Map.of(),
        Path.of(""));
  }
}
