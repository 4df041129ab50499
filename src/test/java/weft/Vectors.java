package weft;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/**
 * The conformance data: files in the folder that system property {@code weft.conformance} names. A
 * test that reads them is skipped where the property is not set, and fails where it names no
 * folder.
 */
public final class Vectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Vectors() {}

  /** Whether the property is set, wherever it leads. */
  public static boolean available() {
    String folder = System.getProperty("weft.conformance", "");
    return !folder.isBlank() && !folder.equals("${weft.conformance}");
  }

  /** The folder; skips the calling test where the property is not set. */
  public static Path folder() {
    Assumptions.assumeTrue(available(), "system property weft.conformance is not set");
    Path folder = Path.of(System.getProperty("weft.conformance"));
    if (!Files.isDirectory(folder)) {
      throw new AssertionError("weft.conformance names no folder: " + folder);
    }
    return folder;
  }

  /** The records of a JSON lines file, a map per line; {@code file} is relative to the folder. */
  public static List<Map<String, Object>> read(String file) {
    try {
      List<Map<String, Object>> records = new ArrayList<>();
      for (String line : Files.readAllLines(folder().resolve(file))) {
        if (!line.isBlank()) {
          records.add(JSON.readValue(line, new TypeReference<Map<String, Object>>() {}));
        }
      }
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** A text that each record of its file has. */
  public static String text(Map<String, Object> record, String key) {
    return (String) Objects.requireNonNull(record.get(key), key);
  }

  /** A JSON file as a tree; {@code file} is relative to the folder. */
  public static JsonNode tree(String file) {
    try {
      return JSON.readTree(folder().resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
