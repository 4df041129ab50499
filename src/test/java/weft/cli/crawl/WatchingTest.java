package weft.cli.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cli.Terminal;
import weft.cli.Wiring;
import weft.cli.command.ExitCode;
import weft.config.ConfigException;
import weft.crawl.CrawlStats;
import weft.frontier.FrontierView;
import weft.model.DelayReason;
import weft.model.Reason;

class WatchingTest {
  @TempDir Path directory;

  @Test
  void countsAreExposedAsPrometheusReadsThem() {
    String text =
        MetricsServer.text(
            new CrawlStats.Snapshot(7, 1024, 3, 1, 2, Map.of(Reason.ROBOTS, 4L)),
            new FrontierView(2, 3, 1, Map.of(DelayReason.CRAWL_DELAY, 5), 0));
    assertTrue(text.contains("# TYPE weft_pages_total counter\nweft_pages_total 7\n"), text);
    assertTrue(text.contains("weft_urls_ended_total{reason=\"robots\"} 4\n"), text);
    assertTrue(text.contains("weft_hosts_waiting{reason=\"crawl-delay\"} 5\n"), text);
    for (String line : text.lines().toList()) {
      assertTrue(
          line.matches("# (HELP|TYPE) weft_\\w+ .+|weft_\\w+(\\{\\w+=\"[a-z-]+\"})? \\d+"), line);
    }
  }

  @Test
  void aPortThatIsTakenIsAnErrorOfOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Terminal terminal = new Terminal(directory, Wiring.parts());
      String port = String.valueOf(taken.getLocalPort());
      ExitCode code =
          terminal.type("crawl", "http://127.0.0.1:1/", "-o", "x.db", "--metrics", port);
      assertEquals(ExitCode.USAGE, code);
      assertTrue(terminal.err().startsWith("weft: --metrics " + port + ": "));
    }
  }

  @Test
  void aForeignFileIsRefusedBeforeAnythingIsWrittenBesideIt() throws IOException {
    Files.writeString(directory.resolve("notes.md"), "# Notes");
    Terminal terminal = new Terminal(directory, Wiring.parts());
    ExitCode code = terminal.type("crawl", "http://127.0.0.1:1/", "-o", "notes.md");
    assertEquals(ExitCode.USAGE, code);
    assertTrue(terminal.err().contains("notes.md is not a Weft file"), terminal.err());
    assertFalse(Files.exists(directory.resolve("notes.md.log")));
  }

  @Test
  void anEventFileThatCannotBeWrittenIsAnErrorOfOneLine() {
    Path missing = directory.resolve("none/events.jsonl");
    ConfigException e = assertThrows(ConfigException.class, () -> EventFile.open(missing));
    assertTrue(e.getMessage().startsWith("--events " + missing + " cannot be written"));
  }

  @Test
  void neitherEventsNorCookiesAreWrittenOverTheDatabase() {
    Terminal terminal = new Terminal(directory, Wiring.parts());
    for (String flag : List.of("--events", "--save-cookies")) {
      for (String name : List.of("x.db", "x.db-wal")) {
        assertEquals(
            ExitCode.USAGE,
            terminal.type("crawl", "http://127.0.0.1:1/", "-o", "x.db", flag, name));
        assertTrue(
            terminal
                .err()
                .endsWith(name + " is the database or belongs to it; name another file\n"),
            terminal.err());
      }
    }
  }

  @Test
  void eventsAreAddedToTheFile() throws IOException {
    Path file = directory.resolve("events.jsonl");
    for (int run = 1; run <= 2; run++) {
      try (EventFile events = EventFile.open(file)) {
        events.begins(run, 3);
      }
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(2, lines.size());
    assertTrue(
        lines.getLast().endsWith("\"event\":\"begin\",\"run\":2,\"seeds\":3}"), lines.getLast());
  }
}
