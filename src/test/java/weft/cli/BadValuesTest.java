package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import weft.cli.command.ExitCode;
import weft.config.Key;
import weft.config.Settings;

/**
 * Bad values of every setting, however they are given: one line that names the setting and the
 * value, exit code 2, and nothing is written.
 */
class BadValuesTest {
  /** Settings that take any text of printable characters, or any file name. */
  private static final Set<String> FREE =
      Set.of(
          "on-page",
          "warc",
          "input",
          "output",
          "config",
          "events",
          "cookies",
          "save-cookies",
          "ca",
          "user-agent");

  @TempDir Path directory;

  static List<Key<?>> all() {
    return Settings.all();
  }

  static List<Key<?>> valued() {
    return Settings.all().stream()
        .filter(key -> !key.bare() && !FREE.contains(key.name()))
        .<Key<?>>map(key -> key)
        .toList();
  }

  static List<Key<?>> inFiles() {
    return Settings.inFiles();
  }

  /** The one line on standard error, without who says it. */
  private String refused(String... words) {
    Terminal terminal = new Terminal(directory, new Wired().parts());
    assertEquals(ExitCode.USAGE, terminal.type(words), terminal.err());
    assertEquals("", terminal.out());
    assertEquals(1, terminal.err().lines().count(), terminal.err());
    try (Stream<Path> written = Files.list(directory)) {
      assertEquals(List.of(), written.filter(file -> !file.toString().endsWith(".toml")).toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return terminal.err().strip().replaceFirst("^weft: ", "");
  }

  private String refusedToml(String toml) {
    try {
      Files.writeString(directory.resolve("weft.toml"), toml);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return refused("crawl", "http://a.test/");
  }

  /** A value that no setting takes. */
  private static String bad(Key<?> key) {
    return key.name().equals("include") || key.name().equals("exclude") ? "(" : "no good";
  }

  @ParameterizedTest
  @MethodSource("valued")
  void aFlagOfTheWrongFormIsNamedWithItsValueAndARemedy(Key<?> key) {
    String message = refused("crawl", "http://a.test/", key.flag(), bad(key));
    boolean secret = key.name().equals("auth") || key.name().equals("header");
    String named = secret ? key.flag() + " " : key.flag() + " " + bad(key) + ": ";
    assertTrue(message.startsWith(named) && message.length() > named.length() + 10, message);
  }

  @ParameterizedTest
  @MethodSource("inFiles")
  void aValueOfTheWrongTypeInAFileIsNamedWithItsLineAndARemedy(Key<?> key) {
    String message = refusedToml("\n" + key.name() + " = [[1]]\n");
    assertTrue(message.startsWith("weft.toml:2: " + key.name() + " = […]: "), message);
    assertTrue(message.contains("wanted") || message.contains("is needed"), message);
  }

  @ParameterizedTest
  @MethodSource("inFiles")
  void aTableInPlaceOfAValueIsRefused(Key<?> key) {
    String message = refusedToml("[" + key.name() + "]\nx = 1\n");
    String start =
        key.equals(Settings.EXTRACT)
            ? "weft.toml:2: extract: column 'x': " // the one setting that may be a table
            : "weft.toml:1: " + key.name() + " = {…}: ";
    assertTrue(message.startsWith(start), message);
  }

  @ParameterizedTest
  @MethodSource("inFiles")
  void aKeyThatStandsTwiceIsRefusedWithItsLine(Key<?> key) {
    String message = refusedToml(key.name() + " = 1\n" + key.name() + " = 1\n");
    assertTrue(message.startsWith("weft.toml:2: ") && message.contains(key.name()), message);
  }

  @ParameterizedTest
  @MethodSource("inFiles")
  void aMistypedKeyIsRefusedWithWhatWasMeant(Key<?> key) {
    String message = refusedToml(key.name() + "x = 1\n");
    assertTrue(
        message.startsWith("weft.toml:1: unknown key '" + key.name() + "x'; did you mean '"),
        message);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aMistypedFlagIsRefusedWithWhatWasMeant(Key<?> key) {
    String message = refused("crawl", "http://a.test/", key.flag() + "x");
    assertTrue(message.startsWith("unknown flag " + key.flag() + "x; did you mean '--"), message);
  }

  @ParameterizedTest
  @MethodSource("inFiles")
  void aMistypedVariableIsToldOfWithWhatWasMeant(Key<?> key) {
    Terminal terminal = new Terminal(directory, new Wired().parts());
    terminal.environment.put(key.variable() + "X", "1");
    assertEquals(ExitCode.DONE, terminal.type("config", "check"));
    String said = "weft: environment variable " + key.variable() + "X is no setting and is passed";
    assertTrue(terminal.err().startsWith(said + " over; did you mean '"), terminal.err());
    assertEquals(1, terminal.err().lines().count(), terminal.err());
  }

  @ParameterizedTest
  @MethodSource("all")
  void anEmptyValueIsRefusedOrEmptiesAList(Key<?> key) {
    if (key.bare() || (key.repeatable() && !key.flagOnly())) {
      return;
    }
    String message = refused("crawl", "http://a.test/", key.flag(), "");
    assertTrue(message.startsWith(key.flag() + " ") && message.length() > 20, message);
  }

  @ParameterizedTest
  @MethodSource("valued")
  void aFlagWithoutItsValueIsRefused(Key<?> key) {
    String message = refused("crawl", "http://a.test/", key.flag());
    assertEquals(
        key.flag() + " needs a value: " + key.type().label() + "; see 'weft help crawl'", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --depth -1                          | --depth -1: out of range; allowed is 0 to 1000000
          --depth 1.5                         | --depth 1.5: not a whole number
          --max-pages 0                       | --max-pages 0: out of range; allowed is 1 to 1000000000000
          --concurrency 0                     | --concurrency 0: out of range; allowed is 1 to 10000
          --concurrency 99999999999999999999  | --concurrency 99999999999999999999: not a whole number
          --retries -1                        | --retries -1: out of range; allowed is 0 to 100
          --delay 2d                          | --delay 2d: out of range; allowed is 0s to 1d
          --delay -1                          | --delay -1: not a duration; write it like 500ms, 2s, 5m or 1h30m
          --timeout 0                         | --timeout 0: out of range; allowed is 1ms to 1d
          --max-time 0                        | --max-time 0: out of range; allowed is 1s to 3650d
          --max-size 0                        | --max-size 0: too small; at least 1 is needed
          --max-size 9999999999T              | --max-size 9999999999T: larger than anything that can be stored
          --scope hots                        | --scope hots: must be one of page, prefix, host, domain, any; did you mean 'host'?
          --adaptive maybe                    | --adaptive maybe: must be on or off
          --level x                           | --level x: not a whole number
          --metrics 99999                     | --metrics 99999: must be a port, or ADDRESS:PORT
          --resolve a:b:c                     | --resolve a:b:c: must look like HOST:PORT:ADDRESS, such as example.org:443:192.0.2.7
          --resolve a.test:99999:127.0.0.1    | --resolve a.test:99999:127.0.0.1: must look like HOST:PORT:ADDRESS, such as example.org:443:192.0.2.7
          --budget http://a/*=x               | --budget http://a/*=x: must look like https://example.org/tag/*=50
          --host-alias a.test                 | --host-alias a.test: must look like www.example.org=example.org
          --revisit weekly                    | --revisit weekly: not a duration; write it like 500ms, 2s, 5m or 1h30m; or write adaptive
          --revisit 0                         | --revisit 0: out of range; allowed is 1s to 3650d; or write adaptive
          --since old.db                      | --since old.db: must be the number of a run in the same file, see 'weft runs FILE'; or all, or none
          --on-page-processes 0               | --on-page-processes 0: out of range; allowed is 1 to 1000
          --on-page-time 0                    | --on-page-time 0: out of range; allowed is 1ms to 1h
          --on-page-answers never             | --on-page-answers never: must be on or off
          --warc-file-size big                | --warc-file-size big: not a size; write it like 500K, 10M or 2G
          --contact me                        | --contact me: must be an http(s) URL or a mail address
          """)
  void aValueOutOfBoundsIsOneLine(String words, String message) {
    String[] flag = words.split(" ", 2);
    assertEquals(message, refused("crawl", "http://a.test/", flag[0], flag[1]));
  }

  @Test
  void aCommandOrADirectoryOfBlanksIsNone() {
    assertEquals(
        "--on-page  : must be a command for the shell",
        refused("crawl", "http://a.test/", "--on-page", " "));
    assertEquals(
        "--warc  : a file name is wanted", refused("crawl", "http://a.test/", "--warc", " "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --seeds-only --scope prefix           | seeds-only leaves nothing to scope prefix; give one of them
          --seeds-only --depth 2                | seeds-only contradicts depth 2; give one of them
          --seeds-only --extra-hops 1           | seeds-only contradicts extra-hops 1; give one of them
          --sitemap off --sitemap http://a/s    | sitemap off contradicts sitemap http://a/s; give one of them
          --sitemap http://[x/                  | sitemap http://[x/: not a URL that can be fetched
          --verbose --quiet --progress bar      | quiet contradicts progress bar; give one of them
          --accept-cookies off --save-cookies j | accept-cookies off contradicts save-cookies j; give one of them
          --since none --revisit 7d             | since none contradicts revisit 7d; give one of them
          --timeout 5s --connect-timeout 10s    | connect-timeout 10s is more than timeout 5s; raise timeout
          --timeout 5s --read-timeout 10s       | read-timeout 10s is more than timeout 5s; raise timeout
          --concurrency 2 --host-concurrency 3  | host-concurrency 3 is more than concurrency 2; raise concurrency
          --max-size 10M --max-decoded 1M       | max-size 10M is more than max-decoded 1M; raise max-decoded
          """)
  void whatContradictsItselfIsOneLine(String words, String message) {
    String[] flags = ("crawl http://a.test/ " + words).split(" ");
    assertEquals(message, refused(flags));
  }

  @Test
  void aFlagMayOverruleAFileThatItDoesNotGoWith() throws IOException {
    Files.writeString(directory.resolve("weft.toml"), "timeout = 60\nread-timeout = 50\n");
    Terminal terminal = new Terminal(directory, new Wired().parts());
    ExitCode code = terminal.type("config", "check", "--timeout", "5s", "--connect-timeout", "5s");
    assertEquals(ExitCode.DONE, code, terminal.err());
    String message = refused("config", "check", "--timeout", "5s", "--connect-timeout", "6s");
    assertEquals("connect-timeout 6s is more than timeout 5s; raise timeout", message);
  }

  @Test
  void aFileThatIsNotTomlIsNamedWithItsLine() {
    String message = refusedToml("delay = 1\ndepth = = 3\n");
    assertTrue(message.startsWith("weft.toml:2: "), message);
  }
}
