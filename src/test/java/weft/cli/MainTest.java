package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import weft.cli.command.CrawlJob;
import weft.cli.command.ExitCode;
import weft.cli.output.Out;
import weft.config.ConsoleKeys;
import weft.config.ScopeKeys;
import weft.config.Settings;
import weft.model.RunEnd;
import weft.store.StoreException;

class MainTest {
  @TempDir Path directory;
  private final Wired wired = new Wired();

  private Terminal terminal() {
    return new Terminal(directory, wired.parts());
  }

  private String refused(String... words) {
    Terminal terminal = terminal();
    assertEquals(ExitCode.USAGE, terminal.type(words));
    assertEquals("", terminal.out());
    assertEquals(1, terminal.err().lines().count(), terminal.err());
    return terminal.err().strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          crawl --dealy 3s http://a.test/     | weft: unknown flag --dealy; did you mean '--delay'?
          crawl --dealy=3s http://a.test/     | weft: unknown flag --dealy; did you mean '--delay'?
          crawl --frobnicate http://a.test/   | weft: unknown flag --frobnicate; see 'weft help crawl'
          crwal http://a.test/                | weft: unknown command 'crwal'; did you mean 'crawl'?
          runs a.db b.db                      | weft: unexpected argument 'b.db'; see 'weft help runs'
          crawl http://a.test/ --delay        | weft: --delay needs a value: DUR; see 'weft help crawl'
          crawl http://a.test/ --delay soon   | weft: --delay soon: not a duration; write it like 500ms, 2s, 5m or 1h30m
          crawl http://a.test/ --exclude (    | weft: --exclude (: not a regular expression: Unclosed group at character 1
          crawl http://a.test/ --set dpeth=1  | weft: --set dpeth=…: unknown key 'dpeth'; did you mean 'depth'?
          crawl                               | weft: no seeds; name a URL, or a list of them with --input FILE
          crawl -i no.txt                     | weft: seed file no.txt does not exist
          crawl mailto:me@a.test              | weft: seed mailto:me@a.test: only http and https are crawled, not mailto
          config chekc                        | weft: unknown action 'chekc' of config; did you mean 'check'?
          config check -c no.toml             | weft: configuration file no.toml does not exist
          help qurey                          | weft: unknown command 'qurey'; did you mean 'query'?
          """)
  void badInputIsOneLineAndExitCode2(String line, String message) {
    assertEquals(message, refused(line.split(" ", -1)));
  }

  @Test
  void anArgumentThatIsMissingIsNamed() {
    String message = refused("query");
    assertTrue(message.contains("FILE") && message.contains("weft help query"), message);
  }

  @Test
  void aBadKeyInTheConfigurationIsOneLineAndExitCode2() throws IOException {
    Files.writeString(directory.resolve("weft.toml"), "\ndealy = 1\n");
    assertEquals(
        "weft: weft.toml:2: unknown key 'dealy'; did you mean 'delay'?",
        refused("crawl", "http://a.test/"));
  }

  @Test
  void anOutputWithoutItsDirectoryIsRefused() {
    String message = refused("crawl", "http://a.test/", "-o", "no/such/site.db");
    assertTrue(message.contains("does not exist; create it first"), message);
  }

  @Test
  void anOutputThatIsADirectoryIsRefused() {
    String message = refused("crawl", "http://a.test/", "-o", ".");
    assertTrue(message.contains("is a directory; name a file in it"), message);
  }

  @Test
  void withoutWordsTheOverviewGoesToStandardError() {
    Terminal terminal = terminal();
    assertEquals(ExitCode.USAGE, terminal.type());
    assertEquals("", terminal.out());
    assertTrue(terminal.err().startsWith("Weft, a polite web crawler"));
  }

  @Test
  void helpAndVersionAreResults() {
    Terminal terminal = terminal();
    assertEquals(ExitCode.DONE, terminal.type("--help"));
    assertTrue(terminal.out().startsWith("Weft, a polite web crawler"));
    assertEquals(ExitCode.DONE, terminal.type("--version"));
    assertEquals("weft 1.2.3 (commit abc)\nJava 25, SQLite 3\n", terminal.out());
    assertEquals(ExitCode.DONE, terminal.type("crawl", "--help"));
    String page = terminal.out();
    assertEquals(ExitCode.DONE, terminal.type("help", "crawl"));
    assertEquals(page, terminal.out());
  }

  @Test
  void aCrawlGetsItsSettingsInTheOrderOfTheCommandLine() {
    Terminal terminal = terminal();
    assertEquals(
        ExitCode.DONE,
        terminal.type(
            "crawl",
            "a.test",
            "--exclude",
            "-x",
            "--include=y z",
            "-d3",
            "--no-robots",
            "-kv",
            "--wait",
            "2",
            "--exclude",
            "@w",
            "http://b.test/"),
        terminal.err());
    CrawlJob job = wired.jobs.getFirst();
    assertFalse(job.resuming());
    assertEquals(
        List.of("-x", "y z", "@w"),
        job.effective().patterns().stream().map(p -> p.pattern().pattern()).toList());
    assertEquals(Optional.of(3L), job.effective().find(ScopeKeys.DEPTH));
    assertEquals(Duration.ofSeconds(2), job.effective().get(Settings.DELAY));
    assertEquals("--wait", job.effective().origin(Settings.DELAY));
    assertEquals("--no-robots", job.effective().origin(Settings.ROBOTS));
    assertTrue(job.effective().get(Settings.INSECURE));
    assertTrue(job.effective().get(ConsoleKeys.VERBOSE));
    assertEquals(directory.resolve("a.test.db"), job.file());
    assertEquals(2, job.seeds().orElseThrow().seeds().size());
  }

  @Test
  void seedsComeFromStandardInputToo() {
    Terminal terminal = terminal().stdin("http://c.test/\n");
    terminal.type("crawl", "-i", "-", "http://a.test/");
    assertEquals(2, wired.jobs.getFirst().seeds().orElseThrow().seeds().size());
  }

  @Test
  void badLinesAreReportedAndTheCrawlGoesOn() throws IOException {
    Files.writeString(directory.resolve("seeds.txt"), "http://a.test/\n" + "ftp://x/\n".repeat(25));
    Terminal terminal = terminal();
    assertEquals(ExitCode.DONE, terminal.type("crawl", "-i", "seeds.txt"));
    List<String> lines = terminal.err().lines().toList();
    assertEquals(11, lines.size());
    assertTrue(lines.getFirst().startsWith("weft: seeds.txt:2: ftp://x/: only http"));
    assertEquals(
        "weft: and 15 more lines that are no seeds; the other lines are used", lines.getLast());
  }

  @Test
  void theLogLiesBesideTheDatabase() {
    terminal().type("crawl", "http://a.test/", "-o", "site.db");
    assertTrue(Files.exists(directory.resolve("site.db.log")));
  }

  @Test
  void resumingAsksForAFileThatIsThere() {
    String message = refused("resume", "no.db");
    assertTrue(message.endsWith("no.db does not exist; check the name"), message);
    assertFalse(Files.exists(directory.resolve("no.db.log")));
  }

  @Test
  void resumingTakesNoSeedsAndFewFlags() {
    Sample.in(directory, RunEnd.STOPPED);
    Terminal terminal = terminal();
    assertEquals(
        ExitCode.DONE,
        terminal.type("resume", "site.db", "-H", "Cookie: a=b", "--progress", "none"),
        terminal.err());
    CrawlJob job = wired.jobs.getFirst();
    assertTrue(job.resuming());
    assertEquals(2, job.again().size());
    assertEquals(
        "weft: unknown flag --depth; see 'weft help resume'",
        refused("resume", "site.db", "--depth", "3"));
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void theCrawlDecidesTheExitCode(ExitCode code) {
    wired.crawl = job -> code;
    assertEquals(code, terminal().type("crawl", "http://a.test/"));
  }

  @ParameterizedTest
  @EnumSource(StoreException.Kind.class)
  void aStoreThatFailsIsOneLineAndItsExitCode(StoreException.Kind kind) {
    wired.crawl =
        job -> {
          throw new StoreException(kind, "site.db: trouble; do this");
        };
    Terminal terminal = terminal();
    ExitCode expected = kind.wrongFile() ? ExitCode.USAGE : ExitCode.STORE;
    assertEquals(expected, terminal.type("crawl", "http://a.test/"));
    assertEquals("weft: site.db: trouble; do this\n", terminal.err());
  }

  @Test
  void aDefectIsOneLineAndItsTraceGoesIntoTheLog() throws IOException {
    wired.crawl =
        job -> {
          throw new IllegalStateException("the sky fell");
        };
    Terminal terminal = terminal();
    assertEquals(ExitCode.DEFECT, terminal.type("crawl", "http://a.test/"));
    assertEquals(1, terminal.err().lines().count(), terminal.err());
    assertTrue(terminal.err().contains("the sky fell"), terminal.err());
    assertTrue(terminal.err().endsWith("a.test.db.log\n"), terminal.err());
    String log = Files.readString(directory.resolve("a.test.db.log"));
    assertTrue(log.contains("    java.lang.IllegalStateException: the sky fell\n"), log);
  }

  @Test
  void aReaderThatGoesAwayEndsTheCommandQuietly() {
    Path file = Sample.in(directory, RunEnd.FINISHED);
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Terminal terminal = terminal();
    String many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
    ExitCode code =
        Main.run(wired.parts(), terminal.console(new Out(closed)), "query", file.toString(), many);
    assertEquals(ExitCode.DONE, code);
    assertEquals("", terminal.err());
  }

  @Test
  void anOutputThatCannotBeWrittenIsAnError() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Terminal terminal = terminal();
    ExitCode code = Main.run(wired.parts(), terminal.console(new Out(full)), "config", "init");
    assertEquals(ExitCode.STORE, code);
    assertEquals("weft: cannot write the output: No space left on device\n", terminal.err());
  }

  @Test
  void theConfigurationIsCheckedShownAndBegun() throws IOException {
    Files.writeString(directory.resolve("weft.toml"), "delay = '2s'\n");
    Terminal terminal = terminal();
    assertEquals(ExitCode.DONE, terminal.type("config", "check", "-d", "2"));
    assertEquals(
        "the configuration is right; 2 settings differ from the defaults\n", terminal.out());
    terminal.type("config", "render");
    assertTrue(
        terminal.out().lines().anyMatch(l -> l.matches("delay = \"2s\" +# weft.toml:1")),
        terminal.out());
    terminal.type("config", "init");
    assertTrue(terminal.out().contains("# delay = \"500ms\""), terminal.out());
  }
}
