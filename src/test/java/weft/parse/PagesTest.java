package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.parse.Parsing.answer;
import static weft.parse.Parsing.html;
import static weft.parse.Parsing.paths;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.Heading;
import weft.model.LinkKind;
import weft.model.Page;

/** What a page says about itself. */
class PagesTest {

  @Test
  void thePlainFactsOfAPage() {
    Page page =
        html(
            """
            <!doctype html><html lang=" de-AT "><head><title> A
             &amp; B </title><meta name=Description content=" what  it is ">
            <title>second</title></head>
            <body><h1>One</h1><h3>Three <b>bold</b></h3><svg><title>drawing</title></svg>
            """);
    assertEquals("A & B", page.title());
    assertEquals("what it is", page.description());
    assertEquals("de-AT", page.language());
    assertEquals(List.of(new Heading(1, "One"), new Heading(3, "Three bold")), page.headings());
    assertEquals("UTF-8", page.charset());
    assertNull(page.canonical());
    assertNull(page.base());
    assertNull(page.content());
    assertNull(page.trouble());
  }

  @Test
  void aTitleOfADrawingIsNotThePages() {
    assertNull(html("<svg><title>drawing</title></svg>").title());
  }

  @Test
  void aHeadingInALinkAndALinkInAHeadingBothHaveTheirText() {
    Page page = html("<h2>a <a href=x>b</a> c</h2><a href=y>d <h3>e</h3></a>");
    assertEquals(List.of(new Heading(2, "a b c"), new Heading(3, "e")), page.headings());
    assertEquals("b", page.links().get(0).text());
    assertEquals("d e", page.links().get(1).text());
  }

  @Test
  void atMostAHundredHeadingsAreKept() {
    assertEquals(100, html("<h1>x</h1>".repeat(150)).headings().size());
  }

  @Test
  void theFirstCanonicalOfThePageCounts() {
    Page page =
        html(
            "<link rel=canonical href=a><link rel=canonical href=b>",
            "Link: <c>; rel=\"canonical\"");
    assertEquals("http://site.test/dir/a", page.canonical());
  }

  @Test
  void aHeaderMayNameTheCanonical() {
    Page page = html("", "Link: <a>; rel=next, <b;c,d>; title=\"x, y\"; rel=\"CANONICAL x\"");
    assertEquals("http://site.test/dir/b;c,d", page.canonical());
    assertEquals(List.of("/dir/a"), paths(page, LinkKind.HTTP_NEXT));
    assertEquals(List.of("/dir/b;c,d"), paths(page, LinkKind.HTTP_CANONICAL));
  }

  @Test
  void aLinkHeaderMayNameAnAsset() {
    Page page = html("", "Link: </s.css>; rel=preload; as=style, <//c.test>; rel=preconnect");
    assertEquals(List.of("/s.css"), paths(page, LinkKind.HTTP_LINK_ASSET));
    assertEquals(1, page.links().size());
  }

  @Test
  void aRefreshHeaderIsALink() {
    Page page = html("", "Refresh: 3; url=/next");
    assertEquals(List.of("/next"), paths(page, LinkKind.HTTP_REFRESH));
  }

  @Test
  void metaRobotsForAllAndForThisCrawlerAreCollected() {
    Page page =
        html(
            """
            <meta name=ROBOTS content="NoIndex, max-snippet: 20">
            <meta name=weft content="noarchive noindex"><meta name=otherbot content=nofollow>
            """);
    assertEquals(List.of("noindex", "max-snippet:20", "noarchive"), page.robots());
  }

  @Test
  void robotsHeadersForAllAndForThisCrawlerAreCollected() {
    Page page =
        html(
            "",
            "X-Robots-Tag: otherbot: noindex, nofollow",
            "X-Robots-Tag: Weft: noarchive",
            "X-Robots-Tag: unavailable_after: 25 Jun 2030 15:00:00 PST",
            "X-Robots-Tag: nosnippet, otherbot: none");
    assertEquals(
        List.of("noarchive", "unavailable_after:25 jun 2030 15:00:00 pst", "nosnippet"),
        page.robots());
  }

  @Test
  void anythingButHtmlGivesOnlyWhatTheHeadersSay() {
    Page page =
        answer(
            "<a href=x>t</a>".getBytes(StandardCharsets.UTF_8),
            "Content-Type: application/pdf",
            "X-Robots-Tag: noindex",
            "Link: <doc.html>; rel=canonical");
    assertEquals(List.of("/dir/doc.html"), paths(page, LinkKind.HTTP_CANONICAL));
    assertEquals("http://site.test/dir/doc.html", page.canonical());
    assertEquals(List.of("noindex"), page.robots());
    assertEquals(1, page.links().size());
    assertNull(page.charset());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE HTML><a href=x>t</a>",
        " \n<html><a href=x>t</a>",
        "<!-- c --><a href=x>t</a>",
        "<p><a href=x>t</a>",
        "<a href=x>t</a>"
      })
  void withoutAMediaTypeABodyThatLooksLikeHtmlIs(String body) {
    assertEquals(1, answer(body.getBytes(StandardCharsets.UTF_8)).links().size());
  }

  @Test
  void withoutAMediaTypeABodyThatLooksLikeSomethingElseIsNot() {
    assertEquals(List.of(), answer("{<a href=x>".getBytes(StandardCharsets.UTF_8)).links());
  }

  @Test
  void xhtmlIsReadByTheRulesOfXml() {
    String xhtml =
        """
        <?xml version="1.0" encoding="iso-8859-1"?>
        <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr"><head><title>\u00e9t\u00e9</title>
        <script src="s.js"/></head><body><p><a href="x">t</a><![CDATA[<a href="y">]]></p></body>
        </html>
        """;
    Page page =
        answer(xhtml.getBytes(StandardCharsets.ISO_8859_1), "Content-Type: application/xhtml+xml");
    assertEquals("\u00e9t\u00e9", page.title());
    assertEquals("fr", page.language());
    assertEquals(List.of("/dir/s.js"), paths(page, LinkKind.SCRIPT));
    assertEquals(List.of("/dir/x"), paths(page, LinkKind.A));
  }

  @Test
  void aQueryInALegacyEncodingIsSentInIt() {
    Page page =
        answer(
            "<a href='/\u00e9?q=\u00e9&r=\u20ac'>t</a>"
                .getBytes(java.nio.charset.Charset.forName("windows-1252")),
            "Content-Type: text/html;charset=latin1");
    assertEquals(List.of("/%C3%A9?q=%E9&r=%80"), paths(page, LinkKind.A));
  }

  @Test
  void anEmptyBodyIsAnEmptyPage() {
    Page page = answer(new byte[0], "Content-Type: text/html");
    assertEquals(List.of(), page.links());
    assertNull(page.trouble());
  }

  @Test
  void contentIsDerivedInTheVisitOnDemand() {
    ParseSettings now = ParseSettings.of("weft").withContentNow(true);
    byte[] body = "<p>two words".getBytes(StandardCharsets.UTF_8);
    Page page = Parsing.answer(now, body, "Content-Type: text/html");
    assertEquals(weft.model.Content.of("two words", 2), page.content());
    assertEquals(
        page.content(), new TextExtractor(now).content(body, "text/html", "http://site.test/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<div>", "<b>", "<svg>"})
  void twoHundredThousandNestedElementsAreFlattened(String tag) {
    ParseSettings patient =
        new ParseSettings(
            "weft", true, ExtractRules.NONE, true, 9, 9, java.time.Duration.ofHours(1));
    byte[] body = (tag.repeat(200_000) + "<a href=x>t</a>").getBytes(StandardCharsets.UTF_8);
    Page page = answer(patient, body, "Content-Type: text/html");
    assertEquals("elements are nested more than 512 deep and were flattened", page.trouble());
    assertTrue(paths(page, LinkKind.A).contains("/dir/x"), page.trouble());
  }

  @Test
  void nestedXmlIsFlattenedToo() {
    byte[] body = "<a href='x'>".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    Page page = answer(body, "Content-Type: application/xhtml+xml");
    assertEquals(List.of("/dir/x"), paths(page, LinkKind.A));
    assertEquals("elements are nested more than 512 deep and were flattened", page.trouble());
  }

  private static ParseLimits limits(int elements, int nesting) {
    return new ParseLimits(100, 100, elements, nesting, 1_000, java.time.Duration.ofMinutes(1));
  }

  private static Page limited(ParseLimits limits, String html) {
    ParseSettings settings = ParseSettings.of("weft").with(limits);
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    return Parsing.answer(settings, body, "Content-Type: text/html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<template></template>"})
  void elementsBeyondTheirLimitAreNotRead(String unusual) {
    String html = unusual + "<title>t</title><a href=x>x</a>" + "<p>".repeat(50_000);
    Page page = limited(limits(1_000, 512), html + "<a href=y>y</a>");
    assertEquals("t", page.title());
    assertEquals(List.of("/dir/x"), paths(page, LinkKind.A));
    String trouble = String.valueOf(page.trouble());
    assertTrue(trouble.startsWith("more than 1000 elements; parsing stopped after "), trouble);
  }

  @Test
  void aPageThatIsNestedTooDeepIsFlattenedAndSaysSo() {
    Page page = limited(limits(1_000, 20), "<div>".repeat(30) + "<a href=x>x</a>");
    assertEquals(List.of("/dir/x"), paths(page, LinkKind.A));
    assertEquals("elements are nested more than 20 deep and were flattened", page.trouble());
    assertNull(limited(limits(1_000, 20), "<div>".repeat(15) + "<a href=x>").trouble());
  }

  @Test
  void linksBeyondTheirLimitAreNotKeptHoweverTheyAreWritten() {
    String srcset = "<img srcset='" + "a 1x, b 2x, ".repeat(5_000) + "'>";
    Page page = limited(limits(1_000, 20), srcset + "<title>t</title>");
    assertEquals("more than 100 links; the rest is left out", page.trouble());
    assertEquals("t", page.title());
  }

  @Test
  void aPageThatTakesTooLongIsReadAsFarAsItCame() {
    HtmlTree cut =
        HtmlTree.of(
            new Decoded("<title>t</title>" + "<p>".repeat(100_000), Encoding.UTF_8),
            MediaType.of("text/html"),
            "http://site.test/",
            new ParseLimits(1, 1, 500_000, 512, 1, java.time.Duration.ofMillis(3)),
            3_000_000,
            new TickingClock());
    assertEquals("t", cut.document().title());
    String trouble = String.valueOf(cut.trouble());
    assertTrue(
        trouble.matches(
            "parsing took more than 3 ms and stopped after [1-9]\\d* of 300016 characters"),
        trouble);
  }

  /** A clock that moves on by a millisecond whenever it is asked. */
  private static final class TickingClock implements java.util.function.LongSupplier {
    private long now;

    @Override
    public long getAsLong() {
      return now += 1_000_000;
    }
  }
}
