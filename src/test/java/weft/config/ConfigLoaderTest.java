package weft.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.robots.RobotsPolicy;

class ConfigLoaderTest {
  @TempDir Path directory;

  private Effective load(Map<String, String> environment, Flag... flags) {
    return new ConfigLoader(directory, environment).load(List.of(flags));
  }

  private void file(String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String refused(String toml) {
    file("weft.toml", toml);
    return assertThrows(ConfigException.class, () -> load(Map.of())).getMessage();
  }

  private static Flag flag(Key<?> key, String value) {
    return new Flag(key, key.flag(), value);
  }

  @Test
  void defaultsHoldWhereNothingIsGiven() {
    Effective effective = load(Map.of());
    assertEquals(Duration.ofMillis(500), effective.get(Settings.DELAY));
    assertEquals(RobotsPolicy.OBEY, effective.get(Settings.ROBOTS));
    assertEquals(Optional.empty(), effective.find(ScopeKeys.DEPTH));
    assertEquals("default", effective.origin(Settings.DELAY));
  }

  @Test
  void everyDefaultIsAValueOfItsType() {
    Effective effective = load(Map.of());
    for (Key<?> key : Settings.all()) {
      assertEquals(key.fallback() != null, effective.find(key).isPresent(), key.name());
    }
  }

  @Test
  void flagsWinOverEnvironmentOverFilesInOrder() {
    file("weft.toml", "delay = '1s'\nretries = 1\nmax-pages = 1\ntimeout = 5\n");
    file("a.toml", "delay = '2s'\nretries = 2\nmax-pages = 2\n");
    file("b.toml", "retries = 3\nmax-pages = 3\nconcurrency = 3\n");
    Effective effective =
        load(
            Map.of("WEFT_MAX_PAGES", "4", "WEFT_CONCURRENCY", "4"),
            flag(ConsoleKeys.CONFIG, "a.toml"),
            flag(ConsoleKeys.CONFIG, "b.toml"),
            flag(Settings.CONCURRENCY, "5"));
    assertEquals("a.toml:1", effective.origin(Settings.DELAY));
    assertEquals("b.toml:1", effective.origin(Settings.RETRIES));
    assertEquals("WEFT_MAX_PAGES", effective.origin(LimitKeys.MAX_PAGES));
    assertEquals("--concurrency", effective.origin(Settings.CONCURRENCY));
    assertEquals("default", effective.origin(Settings.TIMEOUT), "weft.toml is not read beside -c");
    assertEquals(5, effective.get(Settings.CONCURRENCY));
  }

  @Test
  void theFileOfTheWorkingDirectoryIsReadWhereNoneIsNamed() {
    file("weft.toml", "\ufeff# comment\n\ndepth = 2\n");
    assertEquals("weft.toml:3", load(Map.of()).origin(ScopeKeys.DEPTH));
  }

  @Test
  void setCountsAsAFlag() {
    Effective effective = load(Map.of("WEFT_DELAY", "1s"), flag(ConsoleKeys.SET, "delay=250ms"));
    assertEquals(Duration.ofMillis(250), effective.get(Settings.DELAY));
    assertEquals("--set delay", effective.origin(Settings.DELAY));
  }

  @Test
  void repeatableSettingsAddUpInOrder() {
    file("weft.toml", "header = ['A: 1']\n");
    Effective effective = load(Map.of("WEFT_HEADER", "B: 2\nC: 3"), flag(Settings.HEADER, "D: 4"));
    assertEquals(List.of("A: 1", "B: 2", "C: 3", "D: 4"), effective.list(Settings.HEADER));
    assertEquals("weft.toml:1, WEFT_HEADER, --header", effective.origin(Settings.HEADER));
  }

  @Test
  void anEmptyListEmptiesWhatCameBefore() {
    file("weft.toml", "exclude = ['a', 'b']\n");
    Effective effective = load(Map.of(), flag(ScopeKeys.EXCLUDE, ""), flag(ScopeKeys.EXCLUDE, "c"));
    assertEquals(1, effective.patterns().size());
  }

  @Test
  void noneUnsetsALimit() {
    file("weft.toml", "max-pages = 5\ndepth = 'none'\n");
    Effective effective = load(Map.of(), flag(LimitKeys.MAX_PAGES, "none"));
    assertEquals(Optional.empty(), effective.find(LimitKeys.MAX_PAGES));
    assertEquals(Optional.empty(), effective.find(ScopeKeys.DEPTH));
  }

  @Test
  void patternsKeepTheirOrderAcrossKeysAndSources() {
    file("weft.toml", "exclude = ['one']\ninclude = ['two', 'three']\n");
    Effective effective =
        load(Map.of(), flag(ScopeKeys.EXCLUDE, "four"), flag(ScopeKeys.INCLUDE, "five"));
    assertEquals(
        List.of("-one", "+two", "+three", "-four", "+five"),
        effective.patterns().stream().map(p -> (p.include() ? "+" : "-") + p.pattern()).toList());
  }

  @Test
  void pathsInAFileLieBesideThatFile() {
    file("conf/site.toml", "input = ['seeds.txt', '-']\n");
    Effective effective = load(Map.of(), flag(ConsoleKeys.CONFIG, "conf/site.toml"));
    assertEquals(List.of(Path.of("conf/seeds.txt"), Path.of("-")), effective.list(Settings.INPUT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          dealy = '2s'             | weft.toml:1: unknown key 'dealy'; did you mean 'delay'?
          max_pages = 3            | weft.toml:1: unknown key 'max_pages'; did you mean 'max-pages'?
          colour = 'red'           | weft.toml:1: unknown key 'colour'; 'weft config init' prints every key
          delay = '2 bananas'      | weft.toml:1: delay = "2 bananas": not a duration; write it like 500ms, 2s, 5m or 1h30m
          depth = '3'              | weft.toml:1: depth = "3": a whole number is wanted
          depth = -1               | weft.toml:1: depth = -1: out of range; allowed is 0 to 1000000
          insecure = 3             | weft.toml:1: insecure = 3: true or false is wanted
          delay = [1]              | weft.toml:1: delay = […]: a duration is wanted, such as "500ms" or 2 (seconds)
          exclude = ['a', '(']     | weft.toml:1: exclude = "(": not a regular expression: Unclosed group at character 1
          robots = 'obay'          | weft.toml:1: robots = "obay": must be one of obey, ignore, report; did you mean 'obey'?
          max-size = '10 apples'   | weft.toml:1: max-size = "10 apples": not a size; write it like 500K, 10M or 2G
          contact = 'me'           | weft.toml:1: contact = "me": must be an http(s) URL or a mail address
          header = 'Accept'        | weft.toml:1: header = "…": must look like 'Name: value'
          [host.'*.example.org']   | weft.toml:1: unknown table [host]; did you mean 'hosts'?
          config = 'x.toml'        | weft.toml:1: unknown key 'config'; 'weft config init' prints every key
          """)
  void aBadSettingIsNamedWithPlaceValueAndRemedy(String toml, String message) {
    assertEquals(message, refused(toml + "\n"));
  }

  @Test
  void aDuplicateKeyIsRefusedWithItsLine() {
    String message = refused("delay = '1s'\nretries = 2\ndelay = '2s'\n");
    assertTrue(message.startsWith("weft.toml:3: delay previously defined"), message);
  }

  @Test
  void whatIsNotTomlIsRefusedInOneLine() {
    String message = refused("delay = \n");
    assertTrue(message.startsWith("weft.toml:1: "), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void whatTheLibraryThrowsIsRefusedInOneLineToo() {
    String message = refused("delay = '1s'\n[\"\\d\n");
    assertEquals("weft.toml:2: Invalid escape sequence '\\d'", message);
    String deep = refused("include = " + "[".repeat(20_000) + "\n");
    assertEquals("weft.toml: values are nested too deep", deep);
  }

  @Test
  void aValueThatIsFarTooLongToBeReadIsRefusedInOneLine() {
    String value = "text/html,!image/*".repeat(60_000);
    ConfigException e =
        assertThrows(ConfigException.class, () -> load(Map.of("WEFT_STRIP_QUERY", value)));
    assertEquals("a value of strip-query is far too long", e.getMessage());
  }

  @Test
  void anUnknownVariableIsPassedOverAndToldOfWithASuggestion() {
    Map<String, String> variables = Map.of("WEFT_DEALY", "1", "WEFT_DELAY", "2s");
    assertEquals("WEFT_DELAY", load(variables).origin(Settings.DELAY));
    assertEquals(
        List.of(
            "environment variable WEFT_DEALY is no setting and is passed over; did you mean"
                + " 'WEFT_DELAY'?"),
        Environment.strangers(variables));
  }

  @Test
  void aVariableOfSomethingElseIsToldOfWithoutASuggestion() {
    assertEquals(
        List.of("environment variable WEFT_SERVICE_HOST is no setting and is passed over"),
        Environment.strangers(Map.of("WEFT_SERVICE_HOST", "10.0.0.1")));
  }

  @Test
  void variablesOfTheLauncherAndOfOthersAreLeftAlone() {
    load(Map.of("WEFT_HEAP", "2g", "WEFT_JAVA_OPTS", "-Xmx1g", "PATH", "/bin"));
  }

  @Test
  void aBadVariableIsNamedWithItsValue() {
    ConfigException e =
        assertThrows(ConfigException.class, () -> load(Map.of("WEFT_ADAPTIVE", "perhaps")));
    assertEquals("WEFT_ADAPTIVE=perhaps: must be on or off", e.getMessage());
  }

  @Test
  void aBadFlagIsNamedAsItWasTyped() {
    ConfigException e =
        assertThrows(
            ConfigException.class,
            () -> load(Map.of(), new Flag(LimitKeys.MAX_PAGES, "-m", "many")));
    assertEquals("-m many: not a whole number", e.getMessage());
  }

  @Test
  void anUnknownKeyInSetIsRefusedWithASuggestion() {
    ConfigException e =
        assertThrows(
            ConfigException.class, () -> load(Map.of(), flag(ConsoleKeys.SET, "retires=1")));
    assertEquals("--set retires=…: unknown key 'retires'; did you mean 'retries'?", e.getMessage());
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    ConfigException e =
        assertThrows(
            ConfigException.class, () -> load(Map.of(), flag(ConsoleKeys.CONFIG, "no.toml")));
    assertEquals("configuration file no.toml does not exist", e.getMessage());
  }
}
