package weft.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import weft.cli.command.Console;
import weft.cli.command.CrawlJob;
import weft.cli.command.CrawlRunner;
import weft.cli.command.ExitCode;
import weft.cli.output.Out;
import weft.cli.output.Screen;
import weft.config.ConfigException;
import weft.config.ScopeKeys;
import weft.config.SeedParser;
import weft.config.Settings;
import weft.url.Canonicalizer;

class DemoCommandTest {
  private static final SeedParser URLS = text -> new Canonicalizer().canonicalize(text, null);

  @TempDir Path checkout;

  private final List<CrawlJob> jobs = new ArrayList<>();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void itCrawlsTheSiteItServesIntoItsOwnFile() throws Exception {
    assertEquals(ExitCode.DONE, run(ExitCode.DONE));
    CrawlJob job = jobs.getFirst();
    assertEquals(checkout.resolve("data/demo.db"), job.file());
    String seed = job.seeds().orElseThrow().seeds().getFirst().url().text();
    assertTrue(seed.matches("http://127\\.0\\.0\\.1:\\d+/"), seed);
  }

  @Test
  void itsConfigurationIsTheOneThatLiesThere() throws Exception {
    run(ExitCode.DONE);
    assertEquals(Duration.ZERO, jobs.getFirst().effective().get(Settings.DELAY));
    assertEquals(1, jobs.getFirst().effective().list(ScopeKeys.EXCLUDE).size());
  }

  @Test
  void aCrawlThatFailsFailsTheDemonstration() throws Exception {
    assertEquals(ExitCode.STORE, run(ExitCode.STORE));
  }

  @Test
  void withoutTheSiteItSaysWhatIsMissing() {
    Console console = console();
    assertThrows(ConfigException.class, () -> command(ExitCode.DONE).run(line(), console));
  }

  private ExitCode run(ExitCode outcome) throws IOException {
    copy(Path.of("data/demo-site"), Files.createDirectories(checkout.resolve("data/demo-site")));
    copy(Path.of("config/demo.toml"), Files.createDirectory(checkout.resolve("config")));
    return command(outcome).run(line(), console());
  }

  private DemoCommand command(ExitCode outcome) {
    CrawlRunner crawl =
        (job, _) -> {
          jobs.add(job);
          return outcome;
        };
    return new DemoCommand(URLS, crawl);
  }

  private static CommandLine.ParseResult line() {
    return new CommandLine(CommandLine.Model.CommandSpec.create()).parseArgs();
  }

  private Console console() {
    var out = new Out(OutputStream.nullOutputStream());
    var messages = new PrintStream(err, true, UTF_8);
    return new Console(
        InputStream.nullInputStream(), out, messages, Screen.NONE, Map.of(), checkout);
  }

  private static void copy(Path from, Path into) throws IOException {
    if (Files.isRegularFile(from)) {
      Files.copy(from, into.resolve(from.getFileName()));
      return;
    }
    try (var files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, into.resolve(file.getFileName()));
      }
    }
  }
}
