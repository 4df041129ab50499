package weft.robots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Reads the conformance data about robots.txt. */
final class Conformance {
  private static final int TAR_BLOCK = 512;

  private Conformance() {}

  /** A file of the conformance folder; the test is skipped where no folder is configured. */
  static Path file(String name) {
    String folder = System.getProperty("weft.conformance", "");
    Assumptions.assumeFalse(
        folder.isEmpty() || folder.startsWith("${"), "weft.conformance is not set");
    Path file = Path.of(folder, name);
    Assertions.assertTrue(Files.isRegularFile(file), file + " is missing");
    return file;
  }

  /** The objects of a file of JSON lines. */
  static List<JsonNode> lines(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      nodes.add(mapper.readTree(line));
    }
    return nodes;
  }

  /** The regular files of a tar archive compressed with zstd, by name. */
  static Map<String, byte[]> tarZst(Path file) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (InputStream in =
        new BufferedInputStream(new ZstdInputStream(Files.newInputStream(file)))) {
      byte[] header = in.readNBytes(TAR_BLOCK);
      while (header.length == TAR_BLOCK && header[0] != 0) {
        int size = Integer.parseInt(field(header, 124, 12), 8);
        byte[] content = in.readNBytes(size);
        in.skipNBytes((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
        if (header[156] == '0') {
          files.put(field(header, 0, 100), content);
        }
        header = in.readNBytes(TAR_BLOCK);
      }
    }
    return files;
  }

  private static String field(byte[] header, int offset, int length) {
    int end = offset;
    while (end < offset + length && header[end] != 0) {
      end++;
    }
    return new String(header, offset, end - offset, StandardCharsets.US_ASCII).strip();
  }
}
