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
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.config.Key;
import weft.config.Settings;
import weft.model.LinkKind;
import weft.model.Reason;
import weft.store.Schema;

/** The README and the program say the same. */
class ReadmeTest {
  private static String readme = "";

  @BeforeAll
  static void read() throws IOException {
    readme = Files.readString(Path.of("README.md"));
  }

  @Test
  void itsSettingsAreThoseThatExist() {
    TreeSet<String> documented = new TreeSet<>();
    Matcher flag = Pattern.compile("^\\| `--([a-z-]+)", Pattern.MULTILINE).matcher(readme);
    while (flag.find()) {
      documented.add(flag.group(1));
    }
    TreeSet<String> known = new TreeSet<>();
    for (Key<?> key : Settings.all()) {
      known.add(key.name());
    }
    assertEquals(known, documented);
  }

  @Test
  void itsDefaultsAreTheProgramsDefaults() {
    for (Key<?> key : Settings.all()) {
      String fallback = key.fallback();
      if (fallback != null && !fallback.equals("off")) {
        Pattern row =
            Pattern.compile(
                "^\\| `--" + key.name() + "[ `].*\\| `" + Pattern.quote(fallback) + "` \\|$",
                Pattern.MULTILINE);
        assertTrue(row.matcher(readme).find(), key.name() + " defaults to " + fallback);
      }
    }
  }

  @Test
  void itsCommandsAreThoseThatExist() {
    TreeSet<String> documented = new TreeSet<>();
    Matcher row = Pattern.compile("^\\| `weft ([a-z]+)", Pattern.MULTILINE).matcher(readme);
    while (row.find()) {
      documented.add(row.group(1));
    }
    TreeSet<String> known = new TreeSet<>();
    Commands.all(Wiring.parts()).forEach(command -> known.add(command.manual().name()));
    assertEquals(known, documented);
  }

  @Test
  void itsExitCodesAreTheProgramsExitCodes() {
    for (ExitCode code : ExitCode.values()) {
      has("| " + code.code() + " | " + code.meaning() + " |");
    }
  }

  @Test
  void itsReasonsAreTheProgramsReasons() {
    for (Reason reason : Reason.values()) {
      String state = reason.state().name().toLowerCase(java.util.Locale.ROOT);
      has("| `" + reason.label() + "` | " + state + " | " + reason.meaning() + " |");
    }
  }

  @Test
  void itsKindsOfLinksAreTheProgramsKinds() {
    for (LinkKind kind : LinkKind.values()) {
      has("`" + kind.label() + "`");
    }
  }

  @Test
  void itsViewsAndColumnsAreThoseOfTheFile() {
    Map<String, List<String>> documented = new TreeMap<>();
    String view = "";
    for (String line : readme.lines().toList()) {
      Matcher heading = Pattern.compile("^#### `(\\w+)`$").matcher(line);
      Matcher column = Pattern.compile("^\\| `(\\w+)` \\| .+ \\|$").matcher(line);
      if (heading.find()) {
        view = heading.group(1);
        documented.put(view, new ArrayList<>());
      } else if (line.startsWith("### ")) {
        view = "";
      } else if (!view.isEmpty() && column.find()) {
        documented.computeIfAbsent(view, _ -> new ArrayList<>()).add(column.group(1));
      }
    }
    Map<String, List<String>> known = new TreeMap<>();
    Schema.views()
        .forEach(
            (name, columns) -> known.put(name, columns.stream().map(Schema.Column::name).toList()));
    assertEquals(known, documented);
  }

  private static void has(String text) {
    assertTrue(readme.contains(text), "README.md lacks: " + text);
  }
}
