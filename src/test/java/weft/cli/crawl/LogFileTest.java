package weft.cli.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.config.LogFormat;

class LogFileTest {
  @BeforeAll
  static void keepTheConsoleQuiet() {
    LogFile.silenceConsole();
  }

  private static final Logger LOG = Logger.getLogger("weft.crawl.Visitor");
  @TempDir Path directory;

  @Test
  void oneRecordIsOneLineAndATraceIsIndented() throws IOException {
    Path database = directory.resolve("50%.db");
    try (LogFile _ = LogFile.beside(database, false, LogFormat.TEXT)) {
      LOG.info("first\nline \u001b[2J");
      LOG.fine("detail");
      Logger.getLogger("library").info("chatter");
      LOG.log(Level.SEVERE, "defect", new IllegalStateException("why"));
    }
    List<String> lines = Files.readAllLines(directory.resolve("50%.db.log"));
    assertTrue(
        lines.get(0).matches("\\S+Z INFO Visitor: first\u240aline \u241b\\[2J"), lines.get(0));
    assertTrue(lines.get(1).endsWith("SEVERE Visitor: defect"), lines.get(1));
    assertEquals("    java.lang.IllegalStateException: why", lines.get(2));
    assertTrue(lines.subList(2, lines.size()).stream().allMatch(l -> l.startsWith("    ")));
  }

  @Test
  void verboseLogsDetailAndALogIsAddedTo() throws IOException {
    Path database = directory.resolve("site.db");
    for (int i = 0; i < 2; i++) {
      try (LogFile _ = LogFile.beside(database, true, LogFormat.TEXT)) {
        LOG.fine("detail");
      }
    }
    assertEquals(2, Files.readAllLines(directory.resolve("site.db.log")).size());
  }
}
