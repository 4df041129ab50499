package weft.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import weft.cli.command.ExitCode;

/** What an archive reader finds in exported WARC files. */
class WarcExportTest {
  @TempDir Path directory;

  /** A record as it was read. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Read(String type, Map<String, String> headers, byte[] block) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    String text() {
      return new String(block, StandardCharsets.ISO_8859_1);
    }

    byte[] payload() {
      int body = text().indexOf("\r\n\r\n") + 4;
      return java.util.Arrays.copyOfRange(block, body, block.length);
    }
  }

  private List<Read> read(String name) throws IOException {
    List<Read> records = new ArrayList<>();
    try (WarcReader reader = new WarcReader(directory.resolve(name))) {
      reader.onWarning(
          warning -> {
            throw new AssertionError(warning);
          });
      for (WarcRecord record : reader) {
        Map<String, String> headers =
            record.headers().map().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> String.join(",", e.getValue())));
        byte[] block = record.body().stream().readAllBytes();
        records.add(new Read(record.type(), headers, block));
      }
    }
    return records;
  }

  private static Read of(List<Read> records, String type, String url) {
    return records.stream()
        .filter(record -> record.type.equals(type))
        .filter(record -> record.header("WARC-Target-URI").equals(url))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + type + " of " + url));
  }

  private static void checkDigests(List<Read> records) throws NoSuchAlgorithmException {
    for (Read record : records) {
      WarcDigest block =
          new WarcDigest("sha256", MessageDigest.getInstance("SHA-256").digest(record.block));
      assertEquals("sha256:" + block.hex(), record.header("WARC-Block-Digest"));
      String payload = record.header("WARC-Payload-Digest");
      if (record.type.equals("response") && !payload.isEmpty()) {
        WarcDigest digest =
            new WarcDigest("sha1", MessageDigest.getInstance("SHA-1").digest(record.payload()));
        assertEquals(digest.prefixedBase32(), payload);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"site.warc.gz", "site.warc"})
  void everyAnswerIsAResponseWithItsRequestAndWhatWasFoundInIt(String name)
      throws IOException, NoSuchAlgorithmException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      String said = site.export("site.db", "warc", "-o", name);
      assertTrue(said.startsWith("weft: 12 answers, "), said);
      List<Read> records = read(name);
      checkDigests(records);
      assertEquals("warcinfo", records.getFirst().type);
      assertEquals(name, records.getFirst().header("WARC-Filename"));
      assertEquals(12, records.stream().filter(each -> each.type.equals("request")).count());
      Read home = of(records, "response", site.url("/"));
      assertTrue(home.text().startsWith("HTTP/1.1 200 OK\r\n"), home.text());
      assertEquals("127.0.0.1", home.header("WARC-IP-Address"));
      assertTrue(
          of(records, "request", site.url("/list?b=2&a=1"))
              .text()
              .startsWith("GET /list?b=2&a=1 HTTP/1.1\r\nHost: 127.0.0.1:"));
      String found = of(records, "metadata", site.url("/")).text();
      assertTrue(found.contains("outlink: " + site.url("/a/") + " L a/@href\r\n"), found);
      assertTrue(
          found.contains("outlink: " + site.url("/style.css") + " E stylesheet/@href"), found);
      String way = of(records, "metadata", site.url("/a/")).text();
      assertTrue(way.startsWith("via: " + site.url("/") + "\r\nhopsFromSeed: L\r\n"), way);
      Read moved = of(records, "response", site.url("/moved"));
      assertTrue(moved.text().startsWith("HTTP/1.1 302 Found\r\n"), moved.text());
      assertTrue(moved.text().contains("Location: /a/\r\n"), moved.text());
      assertTrue(of(records, "response", site.url("/gone")).text().startsWith("HTTP/1.1 410 Gone"));
    }
  }

  @Test
  void aBodyThatCameCompressedIsWrittenAsItCame() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      site.export("site.db", "warc", "-o", "site.warc.gz");
      Read packed = of(read("site.warc.gz"), "response", site.url("/packed"));
      assertTrue(packed.text().contains("\r\nContent-Encoding: gzip\r\n"), packed.text());
      assertEquals(0x1f, packed.payload()[0]);
      try (WarcReader reader = new WarcReader(directory.resolve("site.warc.gz"))) {
        for (WarcRecord record : reader) {
          if (record instanceof org.netpreserve.jwarc.WarcResponse response
              && response.target().equals(site.url("/packed"))) {
            HttpResponse http = response.http();
            String text =
                new String(http.bodyDecoded().stream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains("<h1>Gepackt</h1>"), text);
          }
        }
      }
    }
  }

  @Test
  void whatASecondPageSaysAgainIsARevisitOfTheFirst() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      site.export("site.db", "warc", "-o", "site.warc.gz");
      List<Read> records = read("site.warc.gz");
      Read again = records.stream().filter(r -> r.type.equals("revisit")).findFirst().orElseThrow();
      Read first = of(records, "response", again.header("WARC-Refers-To-Target-URI"));
      assertEquals(first.header("WARC-Record-ID"), again.header("WARC-Refers-To"));
      assertEquals(first.header("WARC-Date"), again.header("WARC-Refers-To-Date"));
      assertEquals(first.header("WARC-Payload-Digest"), again.header("WARC-Payload-Digest"));
      assertTrue(again.header("WARC-Profile").endsWith("/1.1/revisit/identical-payload-digest"));
      assertEquals(0, again.payload().length);
    }
  }

  @Test
  void notModifiedRefersToTheRecordOfTheEarlierRun() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      site.typed.site.answerConditionally();
      site.crawled();
      site.export("site.db@1", "warc", "-o", "one.warc.gz");
      site.export("site.db", "warc", "-o", "two.warc.gz");
      Read first = of(read("one.warc.gz"), "response", site.url("/packed"));
      Read again = of(read("two.warc.gz"), "revisit", site.url("/packed"));
      assertEquals(first.header("WARC-Record-ID"), again.header("WARC-Refers-To"));
      assertTrue(again.header("WARC-Profile").endsWith("/server-not-modified"));
      assertTrue(again.text().startsWith("HTTP/1.1 304 Not Modified\r\n"), again.text());
    }
  }

  @Test
  void aBodyThatWasCutSaysSo() throws IOException, NoSuchAlgorithmException {
    try (ExportedSite site = new ExportedSite(directory)) {
      site.crawled("--max-size", "100K");
      site.export("site.db", "warc", "-o", "site.warc.gz");
      List<Read> records = read("site.warc.gz");
      checkDigests(records);
      Read cut = of(records, "response", site.url("/long"));
      assertEquals("length", cut.header("WARC-Truncated"));
      String whole = "X-Crawler-Content-Length: " + ExportedSite.LONG.length();
      assertTrue(cut.text().contains(whole), cut.text().substring(0, 300));
      assertEquals(100 << 10, cut.payload().length);
      assertTrue(cut.text().contains("\r\nContent-Length: " + (100 << 10) + "\r\n"));
      assertEquals("", of(records, "response", site.url("/")).header("WARC-Truncated"));
    }
  }

  @Test
  void theSameCrawlGivesTheSameBytes() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      site.export("site.db", "warc", "-o", "site.warc.gz");
      byte[] once = Files.readAllBytes(site.file("site.warc.gz"));
      site.export("site.db", "warc", "-o", "site.warc.gz", "--force");
      assertArrayEquals(once, Files.readAllBytes(site.file("site.warc.gz")));
      assertEquals(List.of("site.db", "site.warc.gz"), withoutLog(site.files("")));
    }
  }

  private static List<String> withoutLog(List<String> files) {
    return files.stream().filter(name -> !name.endsWith(".log")).toList();
  }

  @Test
  void filesRollOverAndTheIndexLeadsToEachRecord() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      String said = site.export("site.db", "warc", "-o", "site.warc.gz", "--max-file", "3K");
      assertTrue(said.contains(" answers in "), said);
      site.export("site.db", "cdxj", "-o", "site.cdxj", "--max-file", "3K");
      List<String> lines = Files.readAllLines(site.file("site.cdxj"));
      assertEquals(lines.stream().sorted().toList(), lines);
      Map<String, String> statuses = new HashMap<>();
      for (String line : lines) {
        JsonNode fields = new ObjectMapper().readTree(line.substring(line.indexOf('{')));
        statuses.put(fields.get("url").asText(), fields.get("status").asText());
        Path file = site.file(fields.get("filename").asText());
        assertTrue(Files.exists(file), file.toString());
        try (FileChannel channel = FileChannel.open(file)) {
          channel.position(fields.get("offset").asLong());
          WarcRecord record = new WarcReader(channel).next().orElseThrow();
          String url = record.headers().first("WARC-Target-URI").orElseThrow();
          assertEquals(fields.get("url").asText(), url);
        }
      }
      assertEquals(12, statuses.size());
      assertEquals("410", statuses.get(site.url("/gone")));
      assertTrue(
          lines.stream()
              .anyMatch(l -> l.startsWith("1,0,0,127:") && l.contains(")/list?a=1&b=2 ")));
      assertTrue(Files.exists(site.file("site-00001.warc.gz")));
      site.export("site.db", "warc", "-o", "site.warc.gz", "--max-file", "1G", "--force");
      assertFalse(Files.exists(site.file("site-00001.warc.gz")));
    }
  }

  @Test
  void badWishesGetOneLine() {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      assertEquals(
          "weft: unknown format 'wark'; did you mean 'warc'?\n", site.refused("site.db", "wark"));
      assertEquals(
          "weft: export warc needs a target; name it with -o\n", site.refused("site.db", "warc"));
      assertEquals(
          "weft: -o a.zip: the name of a WARC file ends in .warc.gz or .warc\n",
          site.refused("site.db", "warc", "-o", "a.zip"));
      assertEquals(
          "weft: --max-file big: not a size; write it like 500K, 10M or 2G\n",
          site.refused("site.db", "warc", "-o", "a.warc.gz", "--max-file", "big"));
      site.export("site.db", "warc", "-o", "a.warc.gz");
      assertTrue(
          site.refused("site.db", "warc", "-o", "a.warc.gz")
              .endsWith("a.warc.gz: is there already; name another one or give --force\n"));
      assertTrue(
          site.refused("site.db", "warc", "-o", "none/a.warc.gz")
              .endsWith("cannot be written; check that its directory exists and is yours\n"));
    }
  }

  @Test
  void aCrawlWithoutAnswersHasNothingToExport() throws IOException {
    try (ExportedSite site = new ExportedSite(directory)) {
      assertEquals(
          ExitCode.UNREACHABLE,
          site.typed.crawlFrom("http://127.0.0.1:9/", "--retries", "0", "--sitemap", "off"));
      String said = site.refused("site.db", "warc", "-o", "a.warc.gz");
      assertTrue(
          said.endsWith("site.db: nothing was answered yet, so there is nothing to export\n"),
          said);
      assertFalse(site.files("").toString().contains("warc"));
    }
  }
}
