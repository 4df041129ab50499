package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.model.LinkKind;

/** The README and the program say the same. */
class ReadmeTest {
  private static String readme = "";

  @BeforeAll
  static void read() throws IOException {
    readme = Files.readString(Path.of("README.md"));
  }

  @Test
  void itsTablesAreWhatTheProgramKnowsOfItself() {
    assertEquals(ReadmeTables.renewed(readme), readme, "run ReadmeTables.main to renew them");
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
  void itExplainsEveryKindOfLink() {
    for (LinkKind kind : LinkKind.values()) {
      assertTrue(readme.contains("`" + kind.label() + "`"), kind.label());
    }
  }
}
