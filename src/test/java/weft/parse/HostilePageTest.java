package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import weft.Vectors;
import weft.model.LinkKind;
import weft.model.Page;

/** Pages that nobody meant, and some that somebody did. */
class HostilePageTest {
  private static final ParseSettings SETTINGS = ParseSettings.of("weft").withContentNow(true);
  private static final String UGLY =
      """
      <!DOCTYPE html PUBLIC "-//W3C//DTD HTML 3.2//EN">
      <HTML><HEAD><TITLE>Ugly &amp page</HEAD</TITLE>
      <BODY BGCOLOR=#ffffff onLoad="x('<a href=no1>')">
      <font size=+2><a href="one.html>not closed</a> <a href=two.html">two</a>
      <table><tr><a href=three>three<td><a href='four'>four</td></a></table>
      <p><a href=five><b><i>five</a></b></i><a href=six>six<a href=seven>seven
      <div <a href=no2>broken tag</div>
      <!-- comment with -- <a href=no3> > still -->
      <![CDATA[ <a href=no4>x</a> ]]>
      <script>document.write("<a href='no5'>x</a>")</script>
      <a href="eight&amp;a=b&copy=1&lt">entities</a>
      <a href=nine/ >slash</a><a/href=ten>slash before</a><a href = eleven >spaces</a>
      <select><a href=twelve>in select</a></select>
      <frameset><frame src=no6></frameset>
      <plaintext><a href=no7>
      """;

  @Test
  void tagSoupGivesTheLinksThatABrowserSees() {
    Page page = parse(UGLY);
    assertEquals(
        List.of(
            "/dir/one.html%3Enot%20closed%3C/a%3E%20%3Ca%20href=two.html",
            "/dir/three",
            "/dir/four",
            "/dir/five",
            "/dir/six",
            "/dir/seven",
            "/dir/eight&a=b&copy=1%3C",
            "/dir/nine/",
            "/dir/ten",
            "/dir/eleven",
            "/dir/twelve"),
        Parsing.paths(page, LinkKind.A).stream().distinct().toList());
    assertNull(page.trouble());
  }

  @Test
  void seedsOfTheTokenizerTestsAreNoTrouble() {
    for (var vector : Vectors.read("vectors/html-seeds.jsonl")) {
      assertNull(parse(Parsing.field(vector, "input")).trouble());
    }
  }

  @Test
  void twentyThousandMutationsAreNoTrouble() {
    SplittableRandom random = new SplittableRandom(20_260_101);
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(UGLY.getBytes(StandardCharsets.UTF_8));
    if (Vectors.available()) {
      Vectors.read("vectors/html-seeds.jsonl").stream()
          .map(vector -> Parsing.field(vector, "input").getBytes(StandardCharsets.UTF_8))
          .forEach(seeds::add);
    }
    for (int i = 0; i < 20_000; i++) {
      byte[] page = mutated(seeds, random);
      String type = random.nextInt(10) == 0 ? "application/xhtml+xml" : "text/html";
      Page parsed = Parsing.answer(SETTINGS, page, "Content-Type: " + type);
      assertNull(parsed.trouble(), () -> Arrays.toString(page));
    }
  }

  @Test
  void randomHeadersAreNoTrouble() {
    SplittableRandom random = new SplittableRandom(7);
    String alphabet = "<>;,=\"\\ \t:ahrelnoxt/#'*";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder value = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        value.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String any = value.toString();
      assertNotNull(
          Parsing.answer(
              new byte[0],
              "Content-Type: " + any,
              "Link: " + any,
              "Refresh: 1;" + any,
              "X-Robots-Tag: " + any));
    }
  }

  /** Two seeds joined, some bytes changed, some left out, some said twice. */
  private static byte[] mutated(List<byte[]> seeds, SplittableRandom random) {
    byte[] first = seeds.get(random.nextInt(seeds.size()));
    byte[] second = seeds.get(random.nextInt(seeds.size()));
    byte[] page = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, page, first.length, second.length);
    for (int n = random.nextInt(6); n > 0 && page.length > 0; n--) {
      int at = random.nextInt(page.length);
      int from = random.nextInt(page.length);
      int length = Math.min(random.nextInt(20), page.length - Math.max(at, from));
      switch (random.nextInt(3)) {
        case 0 -> page[at] = (byte) random.nextInt(256);
        case 1 -> System.arraycopy(page, from, page, at, length);
        default -> page = Arrays.copyOf(page, at);
      }
    }
    return page;
  }

  private static Page parse(String html) {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    return Parsing.answer(SETTINGS, body, "Content-Type: text/html;charset=utf-8");
  }
}
