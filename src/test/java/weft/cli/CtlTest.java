package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.SiteServer;
import weft.cli.command.ExitCode;
import weft.model.RunEnd;

/** A crawl that is under way does what someone at another terminal says. */
class CtlTest {
  @TempDir Path directory;

  private SteeredCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new SteeredCrawl(directory);
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  @Test
  void aPausedCrawlAsksForNothingUntilItGoesOn() throws Exception {
    Future<ExitCode> end = crawl.begin(List.of("/a", "/b"));
    assertEquals("paused; 1 visit under way will end", crawl.ctl("pause"));
    assertEquals("it was paused already", crawl.ctl("pause"));
    crawl.open();
    assertEquals("paused, 0 under way, 2 queued", crawl.untilStatus("paused, 0 under way"));
    assertEquals(ExitCode.DONE, crawl.other.type("status", "site.db"));
    assertTrue(crawl.other.out().contains("\npaused, 0 under way, 2 queued\n"), crawl.other.out());
    assertEquals(0, crawl.site.count("/a"));
    assertEquals("going on", crawl.ctl("resume"));
    assertEquals(ExitCode.DONE, end.get(), crawl.crawl.err());
    assertEquals(1, crawl.site.count("/b"));
    assertTrue(crawl.crawl.err().contains("weft: ctl resume: going on\n"), crawl.crawl.err());
  }

  @Test
  void aPausedCrawlWithNothingLeftWaitsForWhatIsAdded() throws Exception {
    Future<ExitCode> end = crawl.begin(List.of());
    crawl.ctl("pause");
    crawl.open();
    crawl.untilStatus("paused, 0 under way, 0 queued");
    assertEquals("1 URL is queued", crawl.ctl("add", crawl.site.url("/late")));
    assertEquals("going on", crawl.ctl("resume"));
    assertEquals(ExitCode.DONE, end.get(), crawl.crawl.err());
    assertEquals(1, crawl.site.count("/late"));
  }

  @Test
  void aCrawlThatIsToldToStopEndsLikeBySigtermAndCanBeResumed() throws Exception {
    Future<ExitCode> end = crawl.begin(List.of("/a"));
    crawl.ctl("pause");
    assertEquals("stopping; 'weft resume' goes on", crawl.ctl("stop"));
    assertEquals(
        "weft: the crawl is coming to its end", crawl.refused("add", crawl.site.url("/b")));
    assertEquals("weft: the crawl is coming to its end", crawl.refused("pause"));
    crawl.open();
    assertEquals(ExitCode.TERMINATED, end.get(), crawl.crawl.err());
    assertEquals(List.of("stopped"), crawl.rows("SELECT end_reason FROM run"));
    assertEquals(0, crawl.site.count("/a"));
    assertEquals(ExitCode.DONE, crawl.other.type("resume", "site.db"), crawl.other.err());
    assertEquals(1, crawl.site.count("/a"));
  }

  @Test
  void aDelayThatIsLoweredNeedNotBeSatOut() throws Exception {
    Future<ExitCode> end = crawl.begin(List.of("/a", "/b"));
    crawl.ctl("set", "delay.127.0.0.1=1h", "rate=1000/s");
    crawl.open();
    crawl.untilStatus("crawling, 0 under way");
    assertEquals("set delay.127.0.0.1=0 holds from now on", crawl.ctl("set", "delay.127.0.0.1=0"));
    assertEquals(ExitCode.DONE, end.get(), crawl.crawl.err());
    assertEquals(1, crawl.site.count("/b"));
  }

  @Test
  void whatWasChangedIsKeptForResuming() throws Exception {
    Future<ExitCode> end = crawl.begin(List.of("/a", "/x"), "--host-concurrency", "1");
    crawl.ctl("set", "delay.*.example.org:8080=2s", "concurrency=3", "limit-rate=1M/s");
    crawl.ctl("set", "concurrency.*.example.org:8080=4");
    crawl.ctl("exclude", "/x$");
    String status = crawl.ctl("status");
    assertTrue(
        status.endsWith(
            "; changed meanwhile: set delay.*.example.org:8080=2s, set concurrency=3,"
                + " set limit-rate=1M/s, set concurrency.*.example.org:8080=4, exclude /x$"),
        status);
    crawl.ctl("stop");
    crawl.open();
    assertEquals(ExitCode.TERMINATED, end.get(), crawl.crawl.err());
    assertEquals(ExitCode.DONE, crawl.other.type("resume", "site.db"), crawl.other.err());
    assertEquals(0, crawl.site.count("/x"));
    String config = String.join("\n", crawl.rows("SELECT config FROM run"));
    assertTrue(config.contains("concurrency = 3 "), config);
    assertTrue(config.contains("host-concurrency = 1 "), config);
    assertTrue(config.replace("\"\"", "\"").contains("[hosts.\"*.example.org:8080\"]"), config);
    assertTrue(config.replace("\"\"", "\"").contains("delay = \"2s\""), config);
    assertTrue(config.contains("concurrency = 4"), config);
  }

  @Test
  void whatIsExcludedLateLeavesTheQueueWithItsRuleAndIsNotFoundAgain() throws Exception {
    crawl.behindTheGate("<a href=/x/99>x</a><a href=/b>b</a>");
    List<String> links = IntStream.range(0, 30).mapToObj(n -> "/x/" + n).toList();
    Future<ExitCode> end = crawl.begin(links);
    assertEquals(
        "exclude /x/ holds from now on; 30 queued URLs are left out", crawl.ctl("exclude", "/x/"));
    assertEquals("crawling, 1 under way, 1 queued", crawl.ctl("status").replaceAll(";.*", ""));
    crawl.open();
    assertEquals(ExitCode.DONE, end.get(), crawl.crawl.err());
    assertEquals(
        List.of("excluded,pattern,exclude /x/,31"),
        crawl.rows(
            "SELECT state, reason, rule, count(*) FROM urls WHERE url LIKE '%/x/%' GROUP BY 1"));
    assertEquals(1, crawl.site.count("/b"));
    assertTrue(crawl.site.targets().stream().noneMatch(t -> t.startsWith("/x/")));
    assertTrue(crawl.crawl.err().contains("31"), crawl.crawl.err());
  }

  @Test
  void aLateIncludeBringsBackWhatAPatternKeptOut() throws Exception {
    Future<ExitCode> end = crawl.begin(List.of("/x/1", "/x/2"), "--exclude", "/x/");
    crawl.ctl("include", "/x/1$", "/gate");
    crawl.open();
    assertEquals(ExitCode.DONE, end.get(), crawl.crawl.err());
    assertEquals(1, crawl.site.count("/x/1"));
    assertEquals(0, crawl.site.count("/x/2"));
  }

  @Test
  void aLateIncludeBringsBackWhatWasTakenForATrap() throws Exception {
    Future<ExitCode> end = crawl.begin(List.of("/x/x/x/1", "/y/y/y/1"), "--max-repeats", "2");
    crawl.ctl("include", "/x/x/");
    crawl.open();
    assertEquals(ExitCode.DONE, end.get(), crawl.crawl.err());
    assertEquals(1, crawl.site.count("/x/x/x/1"));
    assertEquals(0, crawl.site.count("/y/y/y/1"));
  }

  @Test
  void aLateIncludeLeavesNothingOut() throws Exception {
    Future<ExitCode> end = crawl.begin(List.of("/x/1", "/x/2", "/a"));
    crawl.ctl("exclude", "/x/");
    assertEquals(
        "include /x/1$ holds from now on; 0 queued URLs are left out",
        crawl.ctl("include", "/x/1$"));
    crawl.ctl("stop");
    crawl.open();
    assertEquals(ExitCode.TERMINATED, end.get(), crawl.crawl.err());
    assertEquals(ExitCode.DONE, crawl.crawl.type("resume", "site.db"), crawl.crawl.err());
    assertEquals(1, crawl.site.count("/a"));
    assertEquals(1, crawl.site.count("/x/1"));
    assertEquals(0, crawl.site.count("/x/2"));
  }

  @Test
  void aSeedThatIsAddedBringsInItsHostAndWhatWasLeftOutThere() throws Exception {
    try (SiteServer second = SiteServer.startOn("127.0.0.2")) {
      second.page("/", "").page("/linked", "").status("/robots.txt", 404);
      Future<ExitCode> end = crawl.begin(List.of(second.url("/linked")));
      assertEquals("1 URL is queued", crawl.ctl("add", second.url("/")));
      assertEquals(
          "0 URLs are queued; the others were known, or are excluded: 'weft explain' says why",
          crawl.ctl("add", second.url("/")));
      crawl.open();
      assertEquals(ExitCode.DONE, end.get(), crawl.crawl.err());
      assertEquals(1, second.count("/"));
      assertEquals(1, second.count("/linked"));
      assertEquals(List.of("argument", "ctl"), crawl.rows("SELECT source FROM seed ORDER BY 1"));
    }
  }

  @Test
  void aResumedCrawlTakesCommandsToo() throws Exception {
    Future<ExitCode> first = crawl.begin(List.of("/a"));
    crawl.ctl("stop");
    crawl.open();
    first.get();
    assertFalse(Files.exists(directory.resolve("site.db.sock")));
    try (SteeredCrawl again = new SteeredCrawl(directory)) {
      Future<ExitCode> end = again.begin(List.of());
      assertEquals("crawling", again.ctl("status").replaceAll(",.*", ""));
      again.open();
      assertEquals(ExitCode.DONE, end.get(), again.crawl.err());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          set delay=soon          | set delay=soon: not a duration; write it like 500ms, 2s, 5m or 1h30m
          set delay.a.test=soon   | set delay.a.test=soon: not a duration; write it like 500ms, 2s, 5m or 1h30m
          set delay.a/b=1s        | set delay.a/b=1s: no host; write a name such as "www.example.org", "*.example.org" or "localhost:8080"
          set dealy=2s            | set dealy: unknown setting; did you mean 'delay'?
          set rate.a.test=1/s     | set rate: cannot be changed of a host while a crawl runs; these can be: delay, concurrency
          set depth=3             | set depth: cannot be changed while a crawl runs; these can be: delay, host-concurrency, concurrency, rate, limit-rate
          set delay               | set delay: must look like delay=2s or delay.example.org=2s
          set concurrency=none    | set concurrency=none: not a whole number
          exclude (               | exclude (: not a regular expression: Unclosed group at character 1
          include ''              | include: a regular expression is wanted
          add mailto:me@a.test    | seed mailto:me@a.test: only http and https are crawled, not mailto
          pause now               | ctl pause stands alone, without 'now'
          exclude                 | ctl exclude needs something to act on; see 'weft help ctl'
          puase                   | unknown action 'puase' of ctl; did you mean 'pause'?
          frobnicate              | unknown action 'frobnicate' of ctl; there are pause, resume, stop, set, exclude, include, add, status
          """)
  void whatCannotBeIsOneLineAndChangesNothing(String line, String message) throws Exception {
    Future<ExitCode> end = crawl.begin(List.of());
    String[] words = line.replace("''", "").split(" ", -1);
    assertEquals("weft: " + message, crawl.refused(words));
    assertFalse(crawl.ctl("status").contains("changed"));
    crawl.open();
    assertEquals(ExitCode.DONE, end.get(), crawl.crawl.err());
  }

  @Test
  void whereNoCrawlIsRunningThatIsSaid() {
    Path file = Sample.in(directory, RunEnd.STOPPED);
    Terminal terminal = crawl.other;
    assertEquals(ExitCode.USAGE, terminal.type("ctl", file.toString(), "pause"));
    assertEquals(
        "weft: %s: no crawl is running on it; 'weft resume %s' goes on with one that is unfinished%n"
            .formatted(file, file),
        terminal.err());
    assertEquals(ExitCode.USAGE, terminal.type("ctl", "no.db", "pause"));
    assertEquals(1, terminal.err().lines().count());
  }
}
