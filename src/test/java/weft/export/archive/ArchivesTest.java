package weft.export.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.Vectors;
import weft.model.ArchivedAnswer;

class ArchivesTest {
  private static final String DATE = "2024-05-01T10:00:00Z";

  @TempDir Path directory;

  private static TestWarc three() {
    return new TestWarc()
        .page("https://a.test/1", DATE, "<p>one")
        .page("https://a.test/2", "2024-05-01T10:00:01.250Z", "<p>two")
        .page("https://a.test/3", DATE, "<p>three");
  }

  private Path file(String name, byte[] bytes) {
    return TestWarc.file(directory, name, bytes);
  }

  @Test
  void everyWayToCompressAWarcHoldsTheSameAnswers() {
    for (byte[] bytes :
        List.of(
            three().plain(), three().members(), three().gzip(), Zstd.compress(three().plain()))) {
      Collected read = Collected.from(file("a.warc", bytes));
      assertEquals(
          List.of("https://a.test/1", "https://a.test/2", "https://a.test/3"), read.urls());
      assertEquals("<p>two", read.text(1));
      assertEquals(List.of(), read.problems);
      ArchivedAnswer two = read.answers.get(1);
      assertEquals(Instant.parse("2024-05-01T10:00:01.250Z"), two.at());
      assertEquals(200, two.status());
      assertEquals("http/1.1", two.protocol());
      assertEquals("192.0.2.7", two.address());
      assertEquals("text/html", two.headers().first("content-type").orElseThrow());
      assertFalse(two.cut());
    }
  }

  @Test
  void chunksAreUndoneAndBodiesThatOnlyClaimToBeChunkedAreTakenAsTheyAre() {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    TestWarc warc =
        new TestWarc()
            .response("https://a.test/1", DATE, head + "3;x=y\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n")
            .response("https://a.test/2", DATE, head + "<p>no chunks at all")
            .response("https://a.test/3", DATE, head + "3\r\nabc\r\n5\r\nde");
    Collected read = Collected.from(file("a.warc", warc.plain()));
    assertEquals("abcdefg", read.text(0));
    assertEquals("<p>no chunks at all", read.text(1));
    assertEquals("abcde", read.text(2));
    assertEquals(1, read.problems.size());
    assertTrue(
        read.troubles().getFirst().endsWith("the body ends inside a chunk: https://a.test/3"));
  }

  @Test
  void aDigestThatDoesNotFitIsToldOfWithItsPlaceAndTheAnswerKept() {
    byte[] one = new TestWarc().page("https://a.test/1", DATE, "<p>one").plain();
    byte[] two =
        new String(
                new TestWarc().page("https://a.test/2", DATE, "<p>two").plain(),
                StandardCharsets.UTF_8)
            .replace("<p>two", "<p>TWO")
            .getBytes(StandardCharsets.UTF_8);
    Collected read = Collected.from(file("a.warc", new TestWarc().bytes(one).bytes(two).plain()));
    assertEquals("<p>TWO", read.text(1));
    assertEquals(1, read.problems.size());
    assertEquals(one.length, read.problems.getFirst().offset());
    assertTrue(read.troubles().getFirst().contains(": the digest of the block is not sha1:"));
  }

  @Test
  void aWarcThatIsCutInsideARecordKeepsWhatCameOfIt() {
    byte[] whole = three().plain();
    int third = new String(whole, StandardCharsets.UTF_8).lastIndexOf("WARC/1.1");
    Collected read = Collected.from(file("a.warc", Arrays.copyOf(whole, whole.length - 6)));
    assertEquals(3, read.answers.size());
    assertEquals("<p>th", read.text(2).substring(0, 5));
    assertTrue(read.answers.get(2).cut());
    assertEquals("a.warc:" + third + ": the record is cut short", read.troubles().getFirst());
  }

  @Test
  void behindADamagedGzipMemberReadingGoesOnWithTheNext() {
    byte[] one = new TestWarc().page("https://a.test/1", DATE, "<p>one").members();
    byte[] two = new TestWarc().page("https://a.test/2", DATE, "<p>two".repeat(99)).members();
    byte[] three = new TestWarc().page("https://a.test/3", DATE, "<p>three").members();
    Arrays.fill(two, two.length / 2, two.length - 8, (byte) 0xff);
    TestWarc warc = new TestWarc().bytes(one).bytes(two).bytes(three);
    Collected read = Collected.from(file("a.warc.gz", warc.plain()));
    assertTrue(
        read.urls().containsAll(List.of("https://a.test/1", "https://a.test/3")),
        read.urls().toString());
    assertFalse(read.problems.isEmpty());
    assertEquals(one.length, read.problems.getFirst().offset());
  }

  @Test
  void aGzipMemberThatBreaksOffInTheMiddleOfTheFileCostsItselfAlone() {
    byte[] one = new TestWarc().page("https://a.test/1", DATE, "<p>one").members();
    byte[] cut = Arrays.copyOf(one, one.length / 2);
    byte[] three = new TestWarc().page("https://a.test/3", DATE, "<p>three").members();
    TestWarc warc = new TestWarc().bytes(one).bytes(cut).bytes(three);
    Collected read = Collected.from(file("a.warc.gz", warc.plain()));
    assertEquals("https://a.test/3", read.urls().getLast());
    assertEquals(one.length, read.problems.getFirst().offset());
  }

  @Test
  void aRecordWithoutALengthOrWithANonsensicalOneCostsItselfAlone() {
    byte[] block = "HTTP/1.1 200 OK\r\n\r\nx".getBytes(StandardCharsets.UTF_8);
    String header =
        "WARC-Type: response\r\nWARC-Target-URI: https://a.test/2\r\nWARC-Date: " + DATE + "\r\n";
    for (String length : List.of("", "Content-Length: many\r\n", "Content-Length: -4\r\n")) {
      byte[] one = new TestWarc().page("https://a.test/1", DATE, "<p>one").plain();
      TestWarc warc =
          new TestWarc()
              .bytes(one)
              .record(header + length, block)
              .page("https://a.test/3", DATE, "<p>three");
      Collected read = Collected.from(file("a.warc", warc.plain()));
      assertEquals(List.of("https://a.test/1", "https://a.test/3"), read.urls(), length);
      assertEquals(1, read.problems.size(), read.troubles().toString());
      assertEquals(one.length, read.problems.getFirst().offset(), length);
    }
  }

  @Test
  void plainAndCompressedRecordsMayStandInOneFile() {
    TestWarc mixed =
        new TestWarc()
            .bytes(new TestWarc().page("https://a.test/1", DATE, "<p>one").members())
            .bytes(new TestWarc().page("https://a.test/2", DATE, "<p>two").plain())
            .bytes(new TestWarc().page("https://a.test/3", DATE, "<p>three").members());
    Collected read = Collected.from(file("a.warc.gz", mixed.plain()));
    assertEquals(List.of("https://a.test/1", "https://a.test/2", "https://a.test/3"), read.urls());
  }

  @Test
  void aRevisitOfAnotherUrlHasThePayloadOfThatUrl() {
    String digest = "WARC-Payload-Digest: sha1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567\r\n";
    byte[] first = "HTTP/1.1 200 OK\r\nETag: a\r\n\r\n<p>same".getBytes(StandardCharsets.UTF_8);
    byte[] second = "HTTP/1.1 200 OK\r\nETag: b\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    String of = "WARC-Refers-To-Target-URI: https://a.test/1\r\n";
    byte[] warc =
        new TestWarc()
            .record(header("response", "https://a.test/1", first) + digest, first)
            .record(header("revisit", "https://a.test/2", second) + digest + of, second)
            .record(header("revisit", "https://a.test/1", second) + digest + of, second)
            .members();
    Collected read = Collected.from(file("a.warc.gz", warc));
    assertEquals(List.of("https://a.test/1", "https://a.test/2"), read.urls());
    assertEquals("<p>same", read.text(1));
    assertEquals("b", read.answers.get(1).headers().first("ETag").orElseThrow());
    assertEquals(Map.of("revisit", 1), read.skipped);
  }

  private static String header(String type, String url, byte[] block) {
    return "WARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\nContent-Length: %d\r\n"
        .formatted(type, url, DATE, block.length);
  }

  @Test
  void anAnswerThatIsLongerThanTheLimitIsCutAndSaysSo() {
    TestWarc warc = three().page("https://a.test/big", DATE, "x".repeat(200_000));
    warc.page("https://a.test/after", DATE, "y");
    Collected read = Collected.from(100_000, file("a.warc", warc.plain()));
    assertEquals(5, read.answers.size());
    assertTrue(read.answers.get(3).cut());
    assertTrue(read.answers.get(3).payload().length <= 100_000);
    assertTrue(read.troubles().getFirst().endsWith("longer than 100000 bytes and was cut"));
  }

  @Test
  void aPackageIsReadWhateverTheNamesInItAndNothingIsWrittenByThem() throws IOException {
    Path wacz = directory.resolve("a.wacz");
    try (OutputStream out = Files.newOutputStream(wacz);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("../../evil.warc.gz"));
      zip.write(three().members());
      zip.putNextEntry(new ZipEntry("pages/pages.jsonl"));
      zip.write("{}".getBytes(StandardCharsets.UTF_8));
    }
    Collected read = Collected.from(wacz);
    assertEquals(3, read.answers.size());
    assertEquals(
        List.of(
            "a.wacz!../../evil.warc.gz:0: the name leads out of the package; it was read and"
                + " nothing written there"),
        read.troubles());
    try (var files = Files.walk(directory)) {
      assertEquals(List.of(wacz), files.filter(Files::isRegularFile).toList());
    }
  }

  @Test
  void aPackageThatSwellsBeyondMeasureIsCut() throws IOException {
    Path wacz = directory.resolve("a.wacz");
    try (OutputStream out = Files.newOutputStream(wacz);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("archive/a.warc"));
      zip.write(three().plain());
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 80; i++) {
        zip.write(zeros);
      }
    }
    Collected read = Collected.from(wacz);
    assertEquals(3, read.answers.size());
    assertTrue(
        read.troubles()
            .getFirst()
            .startsWith("a.wacz!archive/a.warc:0: swells to more than 100 times its size"),
        read.troubles().toString());
  }

  @Test
  void aPackageThatIsCutOffSaysSo() throws IOException {
    Path wacz = directory.resolve("a.wacz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wacz))) {
      zip.putNextEntry(new ZipEntry("archive/a.warc.gz"));
      zip.write(three().members());
    }
    byte[] whole = Files.readAllBytes(wacz);
    Files.write(wacz, Arrays.copyOf(whole, whole.length - 30));
    Collected read = Collected.from(wacz);
    assertEquals(List.of(), read.urls());
    assertTrue(read.troubles().getFirst().startsWith("a.wacz:0: is no whole zip file"));
  }

  @Test
  void aListNamesUrlsAndSaysWhichLinesAreNone() {
    String list = "\ufeff# mine\nhttps://a.test/1\n\n  HTTPS://A.test/2#x \nnot a url\n";
    Collected read = Collected.from(file("l.txt", list.getBytes(StandardCharsets.UTF_8)));
    assertEquals(List.of("l.txt:2 https://a.test/1", "l.txt:4 https://a.test/2"), read.named);
    assertEquals(List.of("l.txt:5: line is no URL: not a url"), read.troubles());
  }

  @Test
  void aSitemapInAFileIsTheAnswerOfTheHostThatItIsAbout() {
    byte[] xml =
        "<?xml version='1.0'?><urlset><url><loc>https://a.test/x/y</loc></url></urlset>"
            .getBytes(StandardCharsets.UTF_8);
    Collected read = Collected.from(file("my map.xml", xml), file("m.xml.gz", TestWarc.gzip(xml)));
    assertEquals(List.of("https://a.test/my-map.xml", "https://a.test/m.xml.gz"), read.urls());
    assertArrayEquals(xml, read.answers.getFirst().payload());
  }

  @Test
  void whatIsNoArchiveIsToldOf() {
    Collected read =
        Collected.from(
            file("empty", new byte[0]),
            file("page.html", "<html><p>hi".getBytes(StandardCharsets.UTF_8)),
            directory.resolve("missing"));
    assertEquals(3, read.problems.size());
    assertTrue(read.troubles().contains("empty:0: the file is empty"), read.troubles().toString());
  }

  @Test
  void realArchivesAreReadAsFarAsTheyGo() {
    Path folder = Vectors.folder().resolve("warc");
    Map<String, Integer> answers =
        Map.ofEntries(
            Map.entry("warcio/example.warc", 1),
            Map.entry("warcio/example.warc.gz", 1),
            Map.entry("warcio/example.arc", 1),
            Map.entry("warcio/example.arc.gz", 1),
            Map.entry("warcio/example-iana.org-chunked.warc", 1),
            Map.entry("warcio/example-bad-non-chunked.warc.gz", 1),
            Map.entry("warcio/example-bad.warc.gz.bad", 2),
            Map.entry("warcio/example-resource.warc.gz", 1),
            Map.entry("warcio/example-trunc.warc", 1),
            Map.entry("warcio/example-wget-bad-target-uri.warc.gz", 1),
            Map.entry("warcio/example-wrong-chunks.warc.gz", 1),
            Map.entry("warcio/post-test.warc.gz", 3),
            Map.entry("warcio/example-digest.warc", 0),
            Map.entry("warcio/bad.arc", 0),
            Map.entry("jwarc/cc.warc.gz", 1),
            Map.entry("jwarc/gzip_extra_sl.warc.gz", 0));
    answers.forEach(
        (name, count) ->
            assertEquals(count, Collected.from(folder.resolve(name)).answers.size(), name));
  }
}
