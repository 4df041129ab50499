package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.parse.Parsing.answer;
import static weft.parse.Parsing.paths;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import weft.model.LinkKind;
import weft.model.Page;

/** What PDF documents link to. */
class PdfReaderTest {
  private static final String TWO_PAGES =
      """
      1 0 obj <</Type /Catalog /Pages 2 0 R /Lang (en-GB)>> endobj
      2 0 obj <</Type /Pages /Count 2 /Kids [3 0 R 4 0 R]>> endobj
      3 0 obj <</Type /Page /Parent 2 0 R /Annots [5 0 R <</Subtype /Link /A <</S /URI
        /URI (relative\\(1\\).html)>>>>]>> endobj
      4 0 obj <</Type /Page /Parent 2 0 R /Annots 6 0 R>> endobj
      5 0 obj <</Subtype /Link /A <</S /URI /URI (http://site.test/a)>>>> endobj
      6 0 obj [5 0 R <</Subtype /Link /A 7 0 R>> <</Subtype /Link /Dest [3 0 R /Fit]>>] endobj
      7 0 obj <</S /URI /URI <6d61696c746f3a7573>>> endobj
      8 0 obj <</Title (A   title)>> endobj
      """;

  @Test
  void annotationsOfAllPagesAreLinks() {
    Page page = pdf(whole(TWO_PAGES));
    assertEquals("A title", page.title());
    assertEquals("en-GB", page.language());
    assertEquals(List.of("/a", "/dir/relative(1).html"), paths(page, LinkKind.PDF));
    assertEquals("mailto:us", page.unusable().getFirst().prefix());
    assertNull(page.trouble());
    assertNull(page.charset());
  }

  @Test
  void theDocumentMaySetABase() {
    String based = TWO_PAGES.replace("/Lang", "/URI <</Base (http://site.test/other/)>> /Lang");
    assertTrue(paths(pdf(whole(based)), LinkKind.PDF).contains("/other/relative(1).html"));
  }

  @Test
  void aDocumentWithoutItsTableGivesItsLinksAllTheSame() {
    Page page = pdf(("%PDF-1.4\n" + TWO_PAGES + "trailer <</Root 1 0 R>>").getBytes(latin1()));
    assertEquals(List.of("/a", "/dir/relative(1).html"), paths(page, LinkKind.PDF));
  }

  @Test
  void whatIsNoPdfSaysSo() {
    Page page = pdf("<html>not found</html>".getBytes(latin1()));
    assertEquals(List.of(), page.links());
    assertTrue(String.valueOf(page.trouble()).startsWith("PDF cannot be read: "));
  }

  @Test
  void pagesThatContainThemselvesAreNoTrouble() {
    Page page = pdf(whole(TWO_PAGES.replace("[3 0 R 4 0 R]", "[2 0 R 3 0 R 2 0 R]")));
    assertEquals(2, page.links().size());
  }

  @Test
  void aStreamThatWouldUnpackToTooMuchIsRefused() {
    String objects = "1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n";
    String bomb = stream("/Type /ObjStm /N 1 /First 4", 20);
    Page page = pdf(("%PDF-1.5\n" + objects + bomb + "trailer <</Root 1 0 R>>").getBytes(latin1()));
    assertEquals(List.of(), page.links());
    assertEquals("PDF cannot be read: it unpacks to too much", page.trouble());
  }

  @Test
  void aTableThatWouldTakeTooMuchMemoryIsRefused() {
    String table = stream("/Type /XRef /W [1 2 1] /Size 9", 2);
    Page page = pdf(("%PDF-1.5\n" + table + "startxref\n9\n%%EOF\n").getBytes(latin1()));
    assertEquals("PDF cannot be read: it unpacks to too much", page.trouble());
  }

  /** A stream object of that many MiB of zeros, packed. */
  private static String stream(String dictionary, int mebibytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      for (int i = 0; i < mebibytes; i++) {
        deflater.write(new byte[1 << 20]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "9 0 obj <<%s /Filter /FlateDecode /Length %d>> stream\n%s\nendstream endobj\n"
        .formatted(dictionary, packed.size(), packed.toString(latin1()));
  }

  @Test
  void anEncryptedDocumentSaysSo() {
    String text = new String(whole(TWO_PAGES), latin1());
    byte[] encrypted =
        text.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt <</V 1>>").getBytes(latin1());
    assertEquals("PDF cannot be read: it is encrypted", pdf(encrypted).trouble());
  }

  @Test
  void thousandsOfDamagedDocumentsAreNoTrouble() {
    byte[] whole = whole(TWO_PAGES);
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, whole.length - random.nextInt(whole.length / 2));
      for (int n = random.nextInt(12); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      String trouble = pdf(damaged).trouble();
      assertTrue(trouble == null || trouble.startsWith("PDF cannot be read: "), trouble);
    }
  }

  /** A document with its cross-reference table. */
  private static byte[] whole(String objects) {
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    String text = "%PDF-1.4\n" + objects;
    int count = 1;
    for (int at = text.indexOf(count + " 0 obj"); at >= 0; at = text.indexOf(count + " 0 obj")) {
      table.append("%010d 00000 n \n".formatted(at));
      count++;
    }
    return (text
            + "xref\n0 %d\n%strailer <</Size %d /Root 1 0 R /Info 8 0 R>>\nstartxref\n%d\n%%%%EOF\n"
                .formatted(count, table, count, text.length()))
        .getBytes(latin1());
  }

  private static Charset latin1() {
    return StandardCharsets.ISO_8859_1;
  }

  private static Page pdf(byte[] body) {
    return answer(body, "Content-Type: application/pdf");
  }
}
