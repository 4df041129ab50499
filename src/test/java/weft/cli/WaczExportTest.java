package weft.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** What a replay tool finds in an exported WACZ file. */
class WaczExportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private static byte[] bytes(ZipFile zip, String path) throws IOException {
    return zip.getInputStream(zip.getEntry(path)).readAllBytes();
  }

  private static List<String> lines(ZipFile zip, String path) throws IOException {
    return new String(bytes(zip, path), StandardCharsets.UTF_8).lines().toList();
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    return "sha256:" + HexFormat.of().formatHex(digest);
  }

  @Test
  void itNamesEachFileWithItsDigestAndListsThePages() throws IOException, NoSuchAlgorithmException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      site.export("site.db", "wacz", "-o", "site.wacz");
      try (ZipFile zip = new ZipFile(site.file("site.wacz").toFile())) {
        JsonNode about = JSON.readTree(bytes(zip, "datapackage.json"));
        assertEquals("1.1.1", about.get("wacz_version").asText());
        assertEquals(3, about.get("resources").size());
        for (JsonNode file : about.get("resources")) {
          byte[] content = bytes(zip, file.get("path").asText());
          assertEquals(sha256(content), file.get("hash").asText());
          assertEquals(content.length, file.get("bytes").asLong());
        }
        assertEquals(
            sha256(bytes(zip, "datapackage.json")),
            JSON.readTree(bytes(zip, "datapackage-digest.json")).get("hash").asText());
        assertEquals(ZipEntry.STORED, zip.getEntry("archive/data.warc.gz").getMethod());
        List<String> pages = lines(zip, "pages/pages.jsonl");
        assertEquals("json-pages-1.0", JSON.readTree(pages.getFirst()).get("format").asText());
        JsonNode home = JSON.readTree(pages.get(1));
        assertEquals(site.url("/"), home.get("url").asText());
        assertEquals("Home & hearth", home.get("title").asText());
        assertTrue(home.get("seed").asBoolean());
        assertEquals(1 + 9, pages.size());
      }
      assertFalse(site.files("").stream().anyMatch(name -> name.contains(".part")));
    }
  }

  @Test
  void itsIndexLeadsIntoTheStoredArchive() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      site.export("site.db", "wacz", "-o", "site.wacz");
      try (ZipFile zip = new ZipFile(site.file("site.wacz").toFile())) {
        byte[] archive = bytes(zip, "archive/data.warc.gz");
        List<String> index = lines(zip, "indexes/index.cdxj");
        assertEquals(12, index.size());
        for (String line : index) {
          JsonNode fields = JSON.readTree(line.substring(line.indexOf('{')));
          int offset = fields.get("offset").asInt();
          byte[] record =
              Arrays.copyOfRange(archive, offset, offset + fields.get("length").asInt());
          WarcRecord read = new WarcReader(new ByteArrayInputStream(record)).next().orElseThrow();
          assertEquals(
              fields.get("url").asText(), read.headers().first("WARC-Target-URI").orElseThrow());
          assertEquals("data.warc.gz", fields.get("filename").asText());
        }
      }
    }
  }

  @Test
  void theSameCrawlGivesTheSameBytes() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      site.export("site.db", "wacz", "-o", "a.wacz");
      site.export("site.db", "wacz", "-o", "b.wacz");
      assertArrayEquals(
          Files.readAllBytes(site.file("a.wacz")), Files.readAllBytes(site.file("b.wacz")));
    }
  }
}
