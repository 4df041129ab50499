package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cli.command.ExitCode;

/** What commands say of a run that is not the newest. */
final class EarlierRunTest {
  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void crawlTwice() {
    crawl = new TypedCrawl(directory);
    crawl.site.page("/", "<a href=/old>old</a>").page("/old", "").page("/new", "");
    assertEquals(ExitCode.DONE, crawl.crawl());
    crawl.site.page("/", "<a href=/new>new</a><a href=/more>more</a>").page("/more", "");
    assertEquals(ExitCode.DONE, crawl.crawl());
  }

  @AfterEach
  void close() {
    crawl.close();
  }

  private String said(ExitCode expected, String... command) {
    assertEquals(expected, crawl.terminal.type(command));
    return crawl.terminal.out();
  }

  @Test
  void statusTellsOfTheRunThatIsNamed() {
    String first = said(ExitCode.DONE, "status", "site.db@1");
    assertTrue(first.startsWith("Run 1, begun "), first);
    assertTrue(first.contains("\nOver since "), first);
    assertTrue(first.matches("(?s).*\\n *pages +2 .*"), first);
    String newest = said(ExitCode.DONE, "status", "site.db");
    assertTrue(newest.startsWith("Run 2, begun ") && newest.contains("\nFinished at "), newest);
    assertEquals(newest, said(ExitCode.DONE, "status", "site.db@2"));
  }

  @Test
  void explainTellsWhatTheRunThatIsNamedDecided() {
    String url = crawl.site.url("/old");
    String first = said(ExitCode.DONE, "explain", "site.db@1", url);
    assertTrue(first.matches("(?s).*\\n *run +1\\n.*"), first);
    String root = said(ExitCode.DONE, "explain", "site.db@1", crawl.site.url("/"));
    assertFalse(root.contains("known in earlier ones too"), root);
    assertEquals(
        url + "\n  is not known in run 2\n", said(ExitCode.USAGE, "explain", "site.db@2", url));
  }

  @Test
  void aRunThatIsNotThereIsRefused() {
    assertEquals(ExitCode.USAGE, crawl.terminal.type("status", "site.db@7"));
    assertTrue(crawl.terminal.err().contains("has no run 7"), crawl.terminal.err());
  }

  @Test
  void analyzeTakesTheFileAlone() {
    assertEquals(ExitCode.USAGE, crawl.terminal.type("analyze", "site.db@1"));
    assertTrue(
        crawl.terminal.err().contains("runs share bodies and their content; name the file alone"),
        crawl.terminal.err());
  }
}
