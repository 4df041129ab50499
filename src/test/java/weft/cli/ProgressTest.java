package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import weft.cli.command.Console;
import weft.cli.crawl.ProgressDisplay;
import weft.cli.crawl.ProgressView;
import weft.cli.output.DisplayWidth;
import weft.cli.output.Out;
import weft.cli.output.Screen;
import weft.config.Progress;
import weft.model.DelayReason;

class ProgressTest {
  private static final Screen SCREEN = new Screen(true, true, 60, true);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private Instant now = Instant.parse("2025-03-01T12:00:00Z");

  private static ProgressView view(long pages) {
    return new ProgressView(
        pages,
        12.34,
        1500,
        9000,
        7,
        40,
        3_500_000,
        8,
        2,
        3,
        Map.of(DelayReason.BACK_OFF, 1, DelayReason.CONFIGURED, 2),
        9,
        Duration.ofSeconds(75),
        Optional.of(Duration.ofMinutes(2)));
  }

  private ProgressDisplay display(Progress kind, Screen screen) {
    Console console =
        new Console(
            java.io.InputStream.nullInputStream(),
            new Out(bytes),
            err,
            screen,
            Map.of(),
            Path.of("."));
    return ProgressDisplay.of(kind, console, () -> now);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theLiveBlockIsRedrawnInPlaceAndTheCursorComesBack() {
    try (ProgressDisplay live = display(Progress.AUTO, SCREEN)) {
      live.show(view(1));
      live.show(view(1234));
    }
    String text = shown();
    assertTrue(text.startsWith("\u001b[?25l"), text);
    assertTrue(text.contains("\u001b[5A\r"), "goes up by the five lines of the block");
    assertTrue(text.endsWith("\u001b[?25h"), text);
    assertTrue(text.contains("1,234  12/s  3.3 MB"), text);
    assertTrue(text.contains("about 2 min 0 s left"), text);
  }

  @Test
  void theLiveBlockFitsTheTerminal() {
    display(Progress.BAR, SCREEN).show(view(1));
    for (String line : shown().replaceAll("\u001b\\[[0-9?]*[a-zA-Z]|\r", "").split("\n", -1)) {
      assertTrue(DisplayWidth.of(line) < 60, line);
    }
  }

  @Test
  void theLiveBlockWithoutColoursHasNoStyles() {
    display(Progress.BAR, new Screen(true, true, 60, false)).show(view(1));
    assertFalse(shown().contains("\u001b[1m"));
  }

  @Test
  void whereNobodyLooksPlainLinesComeEveryFewSeconds() {
    ProgressDisplay plain = display(Progress.AUTO, Screen.NONE);
    plain.show(view(1));
    now = now.plusSeconds(1);
    plain.show(view(2));
    now = now.plusSeconds(5);
    plain.show(view(3));
    assertEquals(
        """
        1 min 15 s: 1 page (12/s), 1,500 queued, 7 failed, 3.3 MB, 3 hosts wait (2 by --delay, \
        1 backing off)
        1 min 15 s: 3 pages (12/s), 1,500 queued, 7 failed, 3.3 MB, 3 hosts wait (2 by --delay, \
        1 backing off)
        """,
        shown());
  }

  @Test
  void aPlainLineComesOnlyWhereSomethingHasChanged() {
    ProgressDisplay plain = display(Progress.PLAIN, SCREEN);
    plain.show(view(1));
    now = now.plusSeconds(60);
    plain.show(view(1));
    assertEquals(1, shown().lines().count());
  }

  @Test
  void jsonIsOneObjectALine() {
    display(Progress.JSON, SCREEN).show(view(5));
    assertEquals(
        "{\"at\":\"2025-03-01T12:00:00Z\",\"elapsed_seconds\":75.0,\"pages\":5,"
            + "\"pages_per_second\":12.34,\"queued\":1500,\"discovered\":9000,\"failed\":7,"
            + "\"excluded\":40,\"bytes\":3500000,\"in_flight\":8,\"hosts_ready\":2,"
            + "\"hosts_waiting\":3,\"errors\":9,\"eta_seconds\":120,"
            + "\"waiting_why\":{\"configured\":2,\"back-off\":1}}\n",
        shown());
  }

  @Test
  void noneShowsNothing() {
    try (ProgressDisplay none = display(Progress.NONE, SCREEN)) {
      none.show(view(1));
    }
    assertEquals("", shown());
  }
}
