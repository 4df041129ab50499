package weft.cli.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VersionTest {
  private final String text = String.join("\n", new Version().getVersion());

  @Test
  void theNumberIsThatOfTheBuild() {
    assertTrue(Version.number().matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"), Version.number());
  }

  @Test
  void theCommitIsAHashOrUnknown() {
    assertTrue(Version.commit().matches("[0-9a-f]{7,40}(-dirty)?|unknown"), Version.commit());
  }

  @Test
  void itNamesTheJavaThatRuns() {
    assertTrue(text.contains("Java " + System.getProperty("java.version")), text);
  }

  @Test
  void itNamesTheSqliteThatIsLoaded() {
    assertTrue(text.matches("(?s).*SQLite 3\\.\\d+\\.\\d+.*"), text);
  }

  @Test
  void nothingIsLeftUnfiltered() {
    assertFalse(text.contains("$"), text);
  }
}
