package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.config.Alias;
import weft.config.ConfigLoader;
import weft.config.ConsoleKeys;
import weft.config.Flag;
import weft.config.Key;
import weft.config.Settings;

/**
 * Every setting, and every key of the tables in a configuration file, is documented, has an example
 * that can be used, and is typed by a test that crawls. A table of all that is written to {@code
 * target/options.md}.
 */
class OptionsTest {
  private static final Path TESTS = Path.of("src/test/java/weft/cli");
  private static final Path EXAMPLE = Path.of("config/weft.toml");
  private static final Pattern TABLE =
      Pattern.compile("^# \\[(hosts|login)\\b.*\n((?:# {3}.*\n?)+)", Pattern.MULTILINE);

  /** Messages about bad values are not what a setting is for. */
  private static final List<String> LEFT_OUT = List.of("OptionsTest.java", "BadValuesTest.java");

  private static String readme = "";
  private static String example = "";
  private static final Map<String, String> SOURCES = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    readme = Files.readString(Path.of("README.md"));
    example = Files.readString(EXAMPLE);
    try (Stream<Path> files = Files.list(TESTS)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
        String name = file.getFileName().toString();
        if (!LEFT_OUT.contains(name)) {
          SOURCES.put(name.replace(".java", ""), withoutTables(Files.readString(file)));
        }
      }
    }
  }

  /** Rows of bad input and their messages are left out. */
  private static String withoutTables(String source) {
    return source.lines().filter(l -> !l.contains(" | ")).collect(Collectors.joining("\n"));
  }

  private static List<String> testsOf(Key<?> key) {
    return naming("\"" + key.flag() + "[\"=, ]");
  }

  private static List<String> naming(String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    return SOURCES.entrySet().stream()
        .filter(source -> wanted.matcher(source.getValue()).find())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The keys of the tables, such as {@code hosts.delay}, as the example has them. */
  private static List<String> tableKeys() {
    List<String> keys = new ArrayList<>();
    Matcher table = TABLE.matcher(example);
    while (table.find()) {
      Matcher key =
          Pattern.compile("^# {3}([a-z-]+) = ", Pattern.MULTILINE).matcher(table.group(2));
      while (key.find()) {
        keys.add(table.group(1) + "." + key.group(1));
      }
    }
    return keys;
  }

  private static List<String> testsOfTableKey(String key) {
    String name = key.substring(key.indexOf('.') + 1);
    return naming("(?<![a-z-])" + name + " = ").stream()
        .filter(test -> test.equals(key.startsWith("hosts") ? "HostTableFlagsTest" : "MemberTest"))
        .toList();
  }

  @Test
  void everySettingIsNamedInTheReadme() {
    List<String> missing =
        Settings.all().stream()
            .map(Key::flag)
            .filter(
                flag ->
                    !readme.contains("| `" + flag + "`") && !readme.contains("| `" + flag + " "))
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void everyKeyOfATableIsNamedInTheReadme() {
    List<String> missing =
        tableKeys().stream()
            .filter(
                key -> {
                  String name = key.substring(key.indexOf('.') + 1);
                  return !readme.contains("`" + name + "`")
                      && !readme.contains("\n" + name + " = ");
                })
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void everySettingHasAnExampleThatCanBeUsed() throws IOException {
    String once = example.replaceAll("(?m)^# \\[extract\\]\n(?:# {3}.*\n)+", "");
    String used = once.replaceAll("(?m)^# (?=[a-z-]+ = |\\[)", "").replaceAll("(?m)^# {3}", "");
    Path file = Files.writeString(Files.createTempFile("weft", ".toml"), used);
    Flag config = new Flag(ConsoleKeys.CONFIG, "-c", file.toString());
    var effective = new ConfigLoader(Path.of(""), Map.of()).load(List.of(config));
    for (Key<?> key : Settings.inFiles()) {
      assertTrue(effective.origin(key).startsWith(file.toString()), key.name());
    }
    assertTrue(effective.renderToml().contains("[hosts."), effective.renderToml());
    assertTrue(effective.renderToml().contains("[login]"), effective.renderToml());
    Files.delete(file);
  }

  @Test
  void everyKeyOfATableHasAnExample() {
    List<String> keys = tableKeys();
    for (Map.Entry<String, String> table :
        Map.of("hosts", "hosts.x.", "login", "login.").entrySet()) {
      String message = refusal(table.getValue() + "zzzzzzzz = 1");
      String known = message.substring(message.indexOf(" takes ") + 7);
      List<String> shown =
          keys.stream()
              .filter(key -> key.startsWith(table.getKey() + "."))
              .map(key -> key.substring(key.indexOf('.') + 1))
              .toList();
      assertEquals(List.of(known.split(", ")), shown);
    }
  }

  private static String refusal(String toml) {
    try {
      Path file = Files.writeString(Files.createTempFile("weft", ".toml"), toml);
      Flag config = new Flag(ConsoleKeys.CONFIG, "-c", file.toString());
      var loaded = new ConfigLoader(Path.of(""), Map.of()).load(List.of(config));
      throw new AssertionError(loaded.renderToml());
    } catch (weft.config.ConfigException e) {
      return String.valueOf(e.getMessage());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everySettingIsTypedByATestThatCrawls() {
    List<String> missing =
        Settings.all().stream()
            .filter(key -> testsOf(key).isEmpty())
            .<String>map(Key::flag)
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void everyOtherNameOfASwitchStandsAloneToo() {
    List<String> wrong =
        Settings.all().stream()
            .filter(Key::bare)
            .flatMap(key -> key.aliases().stream())
            .filter(alias -> !alias.flag().matches("-.") && alias.meaning() == null)
            .map(Alias::flag)
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyKeyOfATableIsInATestThatCrawls() {
    assertEquals(
        List.of(), tableKeys().stream().filter(key -> testsOfTableKey(key).isEmpty()).toList());
  }

  @Test
  void allSettingsAreListedInATable() throws IOException {
    StringBuilder table =
        new StringBuilder("| setting | flags | other names | documented | tests |\n")
            .append("| --- | --- | --- | --- | --- |\n");
    for (Key<?> key : Settings.all()) {
      String flags = key.flag() + (key.letter() == null ? "" : ", -" + key.letter());
      String other = key.aliases().stream().map(Alias::flag).collect(Collectors.joining(", "));
      String where = "README, help" + (key.flagOnly() ? "" : ", config/weft.toml");
      row(table, key.name(), flags, other, where, testsOf(key));
    }
    for (String key : tableKeys()) {
      row(table, key, "", "", "README, config/weft.toml", testsOfTableKey(key));
    }
    Path file = Files.createDirectories(Path.of("target")).resolve("options.md");
    Files.writeString(file, table);
    assertEquals(Settings.all().size() + tableKeys().size() + 2, table.toString().lines().count());
  }

  private static void row(
      StringBuilder table,
      String name,
      String flags,
      String other,
      String where,
      List<String> tests) {
    table.append(
        "| %s | %s | %s | %s | %s |\n"
            .formatted(name, flags, other, where, String.join(", ", tests)));
  }
}
