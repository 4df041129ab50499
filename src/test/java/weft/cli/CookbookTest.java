package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cookbook of the README says what its commands print. */
class CookbookTest {
  @TempDir Path directory;

  @Test
  void eachCommandPrintsWhatStandsBehindIt() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    List<String> written = Cookbook.blocks(readme);
    List<String> printed = Cookbook.blocks(Cookbook.renewed(readme, directory));
    assertEquals(20, written.size());
    for (int i = 0; i < 20; i++) {
      assertEquals(printed.get(i), written.get(i), "run ReadmeTables.main to renew the README");
    }
  }
}
