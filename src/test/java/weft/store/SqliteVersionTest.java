package weft.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SqliteVersionTest {
  @Test
  void theLibraryAnswersForItself() {
    assertTrue(SqliteVersion.text().matches("3\\.\\d+\\.\\d+"), SqliteVersion.text());
  }
}
