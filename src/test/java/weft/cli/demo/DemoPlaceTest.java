package weft.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPlaceTest {
  @TempDir Path dir;

  @Test
  void aDistributionInACheckoutWritesIntoTheCheckout() throws Exception {
    Path checkout = partsIn("checkout");
    Path home = Files.createDirectories(checkout.resolve("target/weft"));
    partsIn("checkout/target/weft/demo");
    DemoPlace place = DemoPlace.find(home, dir);
    assertEquals(checkout.resolve("data/demo.db"), place.database());
    assertEquals(checkout.resolve("data/demo-site"), place.site());
  }

  @Test
  void aDistributionByItselfWritesIntoTheWorkingDirectory() throws Exception {
    Path own = partsIn("weft/demo");
    DemoPlace place = DemoPlace.find(dir.resolve("weft"), dir);
    assertEquals(dir.resolve("demo.db"), place.database());
    assertEquals(own.resolve("config/demo.toml"), place.config());
  }

  @Test
  void withoutADistributionTheWorkingDirectoryIsTheCheckout() throws Exception {
    Path checkout = partsIn("checkout");
    assertEquals(checkout.resolve("data/demo.db"), DemoPlace.find(null, checkout).database());
  }

  @Test
  void aPlaceWithoutTheSiteIsRefused() {
    assertThrows(NoSuchFileException.class, () -> DemoPlace.find(dir.resolve("weft"), dir));
  }

  @Test
  void clearingRemovesTheFormerDatabaseAndWhatLiesBesideIt() throws Exception {
    DemoPlace place = DemoPlace.find(null, partsIn("checkout"));
    Path wal = place.database().resolveSibling("demo.db-wal");
    Files.createFile(place.database());
    Files.createFile(wal);
    place.clear();
    assertFalse(Files.exists(place.database()) || Files.exists(wal));
    assertTrue(Files.exists(place.site()));
  }

  private Path partsIn(String name) throws IOException {
    Path root = dir.resolve(name);
    Files.createDirectories(root.resolve("data/demo-site"));
    Files.createDirectories(root.resolve("config"));
    Files.createFile(root.resolve("config/demo.toml"));
    return root;
  }
}
