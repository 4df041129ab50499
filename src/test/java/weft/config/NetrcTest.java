package weft.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.fetch.Login;

class NetrcTest {
  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("netrc"), text);
  }

  @Test
  void entriesAreReadAndTheDefaultIsPassedOver() throws IOException {
    Path file =
        file(
            """
            # mine
            machine a.test login me password "two words"
            machine b.test
              login you
              password p#w
              account x
            macdef init
              machine evil.test login x password y

            default login anonymous password anybody
            """);
    assertEquals(
        List.of(
            new Netrc.Entry("a.test", new Login("me", "two words")),
            new Netrc.Entry("b.test", new Login("you", "p#w"))),
        Netrc.read(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          machine a.test login       | line 2: 'login' needs a value
          machine a.test pass s3cret | line 2: machine, login, password, account or macdef is wanted here
          machine a.test login "me   | line 2: a quotation mark is not closed
          """)
  void aWrongLineIsNamedWithoutItsSecrets(String line, String message) throws IOException {
    Path file = file("\n" + line + "\n");
    String said = assertThrows(ConfigException.class, () -> Netrc.read(file)).getMessage();
    assertEquals("netrc file " + file + ", " + message, said);
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    Path file = directory.resolve("none");
    String said = assertThrows(ConfigException.class, () -> Netrc.read(file)).getMessage();
    assertTrue(said.contains(file + " does not exist"), said);
  }

  @Test
  void theEnvironmentSaysWhereItLies() {
    assertEquals(Path.of("/x/n"), Netrc.place(Map.of("NETRC", "/x/n", "HOME", "/h")));
    assertEquals(Path.of("/h/.netrc"), Netrc.place(Map.of("HOME", "/h")));
  }
}
