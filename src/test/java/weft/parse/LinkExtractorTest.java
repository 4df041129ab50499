package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.parse.Parsing.html;
import static weft.parse.Parsing.only;
import static weft.parse.Parsing.paths;
import static weft.parse.Parsing.targets;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.LinkKind;
import weft.model.Page;

/** Which links a page has, and of which kind. */
class LinkExtractorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A            | <a href=x>t</a>
          AREA         | <map><area href=x></map>
          IFRAME       | <iframe src=x></iframe>
          FRAME        | <frameset><frame src=x></frameset>
          NEXT         | <link rel=next href=x>
          PREV         | <link rel=PREV href=x>
          PREV         | <link rel=previous href=x>
          HREFLANG     | <link rel=alternate hreflang=de href=x>
          LINK_PAGE    | <link rel=alternate type='text/html; charset=utf-8' href=x>
          LINK_PAGE    | <link rel=help href=x>
          LINK_PAGE    | <link rel=license href=x>
          LINK_PAGE    | <link rel=glossary href=x>
          LINK_ASSET   | <link rel=alternate type=application/rss+xml href=x>
          LINK_ASSET   | <link rel=search type=application/opensearchdescription+xml href=x>
          LINK_ASSET   | <link rel='shortcut icon' href=x>
          LINK_ASSET   | <link rel=preload as=font href=x>
          MANIFEST     | <link rel=manifest href=x>
          LINK_ASSET   | <link rel=icon href=x>
          AMPHTML      | <link rel=amphtml href=x>
          MOBILE_ALTERNATE | <link rel=alternate media='only screen and (max-width: 640px)' href=x>
          LINK_PAGE    | <link rel=alternate media=print href=x>
          SRCSET       | <link rel=preload as=image imagesrcset='x 2x'>
          MANIFEST     | <html manifest=x>
          VIDEO        | <video src=x></video>
          POSTER       | <video poster=x></video>
          AUDIO        | <audio src=x></audio>
          TRACK        | <video><track src=x></video>
          OBJECT       | <object data=x></object>
          EMBED        | <embed src=x>
          FORMACTION   | <button formaction=x>t</button>
          FORMACTION   | <input type=submit formaction=x>
          IMG          | <input type=image src=x>
          IMG          | <img lowsrc=x>
          IMG          | <svg><image href=x></svg>
          IMG          | <svg><image xlink:href=x></svg>
          SVG_USE      | <svg><use href='x#part'></use></svg>
          CITE         | <blockquote cite=x>t</blockquote>
          CITE         | <q cite=x>t</q>
          CITE         | <ins cite=x>t</ins>
          CITE         | <del cite=x>t</del>
          LONGDESC     | <img longdesc=x>
          BACKGROUND   | <body background=x>
          BACKGROUND   | <table><tr><td background=x></table>
          HX_GET       | <div hx-get=x></div>
          HX_GET       | <div data-hx-get=x></div>
          HX_POST      | <button hx-post=x>t</button>
          HX_PUT       | <button hx-put=x>t</button>
          HX_PATCH     | <button hx-patch=x>t</button>
          HX_DELETE    | <button hx-delete=x>t</button>
          IMG          | <img data-src=./x>
          IMG          | <img data-lazy-src=./x>
          IMG          | <img data-original=./x>
          SRCSET       | <img data-srcset='./x 2x'>
          IFRAME       | <iframe data-src=./x></iframe>
          LAZY         | <div data-bg=./x></div>
          LAZY         | <div data-background-image='url(x)'></div>
          POSTER       | <video data-poster=./x></video>
          CSS_URL      | <p style='background: URL( "x" )'>
          CSS_URL      | <style>@font-face { src: url(x) }</style>
          CSS_IMPORT   | <style>@import "x";</style>
          JSON_LD      | <script type=application/ld+json>{"url":"./x"}</script>
          JSON         | <script type=application/json>{"a":"/dir/x"}</script>
          JSON         | <script>window.__STATE__ = {"a":["/dir/x"]}</script>
          OPENGRAPH    | <meta property=og:image content=x>
          TWITTER      | <meta name=twitter:image content=x>
          CANONICAL    | <link rel=canonical href=x>
          STYLESHEET   | <link rel='alternate stylesheet' href=x>
          META_REFRESH | <meta http-equiv=Refresh content='5; URL=x'>
          FORM         | <form action=x></form>
          IMG          | <img src=x>
          SRCSET       | <img srcset='x 2x'>
          SRCSET       | <picture><source srcset='x 100w'></picture>
          SOURCE       | <video><source src=x></video>
          SCRIPT       | <script src=x></script>
          A            | <svg><a xlink:href=x><text>t</text></a></svg>
          A            | <svg><a href=x xlink:href=y><text>t</text></a></svg>
          A            | <noscript><a href=x>t</a></noscript>
          IMG          | <head><noscript><img src=x></noscript></head>
          A            | <div><template shadowrootmode=open><a href=x>t</a></template></div>
          A            | <table><a href=x>fostered</a><tr><td></table>
          A            | <A HREF=x>upper case</A>
          """)
  void anElementMakesALinkOfItsKind(LinkKind kind, String html) {
    Page page = html(html);
    assertEquals(kind, only(page).kind());
    assertEquals("http://site.test/dir/x", only(page).target().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>no href</a>",
        "<a href=''>itself</a>",
        "<a href='  #top '>itself</a>",
        "<img src=''>",
        "<img>",
        "<form></form>",
        "<link rel=dns-prefetch href=//cdn.test>",
        "<link rel='preconnect dns-prefetch' href=//cdn.test>",
        "<template><a href=x>inert</a></template>",
        "<!-- <a href=x>comment</a> -->",
        "<script>'<a href=x>text</a>'</script>",
        "<textarea><a href=x>text</a></textarea>",
        "<meta http-equiv=refresh content=30>",
        "<a href='unclosed",
        "<svg><use href=#part></use></svg>",
        "<p style='fill: url(#gradient); background: url(data:image/png;base64,AA==)'>",
        "<style>/* url(x) */ @namespace url(http://x.test/); a { content: 'url(x)' }</style>",
        "<div data-src=true data-bg=dark></div>",
        "<input src=x>",
        "<meta property=og:title content=x>",
        "<div hx-get=''></div>",
        "<script>const state = {url: '/dir/x'}</script>"
      })
  void someMarkupMakesNone(String html) {
    Page page = html(html);
    assertEquals(List.of(), page.links());
    assertEquals(List.of(), page.unusable());
  }

  @Test
  void linksKeepTheOrderOfTheDocument() {
    Page page = html("<img src=1><a href=2><img src=3></a><script src=4></script><a href=5>");
    String at = "http://site.test/dir/";
    assertEquals(List.of(at + 1, at + 2, at + 3, at + 4, at + 5), targets(page));
  }

  @Test
  void whiteSpaceAroundAReferenceIsNoPartOfIt() {
    assertEquals(List.of("/dir/x"), paths(html("<a href=' \n x\t'>t</a>"), LinkKind.A));
  }

  @Test
  void referencesThatDifferOnlyInTheirFragmentAreOneLink() {
    Page page = html("<a href=x#1>t</a><a href=x#2>t</a><a href=x>t</a>");
    assertEquals(List.of("/dir/x"), paths(page, LinkKind.A));
  }

  @Test
  void whiteSpaceBeforeAFragmentBelongsToTheUrl() {
    LinkResolver echo = (reference, base) -> new weft.url.CanonicalResult.Malformed(reference);
    References references = new References(echo, DocumentBase.at(Parsing.PAGE), LegacyQuery.NONE);
    assertEquals(new weft.url.CanonicalResult.Malformed("x #"), references.resolve("x #fragment"));
  }

  @Test
  void aDistinctReferenceIsResolvedOnce() {
    var asked = new java.util.ArrayList<String>();
    LinkResolver counting =
        (reference, base) -> {
          asked.add(reference);
          return new UriResolver().resolve(reference, base);
        };
    References references =
        new References(counting, DocumentBase.at(Parsing.PAGE), LegacyQuery.NONE);
    List.of("x#1", "x#2", "y", "x").forEach(references::resolve);
    assertEquals(List.of("x", "y"), asked);
  }

  @Test
  void linksThatDifferInTextOrKindAreKeptApart() {
    Page page = html("<a href=x>one</a><a href=x>two</a><a href=x>one</a><iframe src=x></iframe>");
    assertEquals(3, page.links().size());
  }

  @Test
  void anchorTextIsFoldedAndBlocksSeparateWords() {
    Page page = html("<a href=x> a\n <b>b</b>c<br>d<div>e</div><div>f&nbsp;g</div> </a>");
    assertEquals("a bc d e f g", only(page).text());
  }

  @Test
  void anchorTextIsCutBetweenCharacters() {
    Page page = html("<a href=x>" + "a".repeat(499) + "😀</a>");
    assertEquals("a".repeat(499), only(page).text());
  }

  @Test
  void aLinkAroundAnImageHasItsAltText() {
    Page page = html("<a href=x><span><img src=i alt=' the  alt '></span></a>");
    assertEquals("the alt", page.links().getFirst().text());
    assertEquals("the alt", page.links().getLast().text());
  }

  @Test
  void aLinkWithTextIgnoresTheAltTextOfItsImage() {
    assertEquals("text", html("<a href=x><img alt=alt src=i>text</a>").links().getFirst().text());
  }

  @Test
  void anAreaHasItsAltText() {
    assertEquals("alt", only(html("<map><area href=x alt=alt></map>")).text());
  }

  @Test
  void relIsKeptAsWrittenWithItsSpaceFolded() {
    assertEquals(
        "noOpener External", only(html("<a rel=' noOpener  External ' href=x>t</a>")).rel());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nofollow", "NoFollow noopener", "external\tnofollow"})
  void relNofollowAsksNotToFollow(String rel) {
    assertTrue(only(html("<a href=x rel='" + rel + "'>t</a>")).nofollow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ugc sponsored", "", "nofollowing"})
  void otherRelsDoNot(String rel) {
    assertFalse(only(html("<a href=x rel='" + rel + "'>t</a>")).nofollow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nofollow", "noindex, NOFOLLOW", "none"})
  void aPageCanAskNotToFollowAnyLink(String robots) {
    assertTrue(only(html("<a href=x>t</a><meta name=robots content='" + robots + "'>")).nofollow());
  }

  @Test
  void linksBeyondTheLimitAreLeftOutAndItSaysSo() {
    ParseSettings two =
        new ParseSettings(
            "weft", false, ExtractRules.NONE, true, 2, 1_000, java.time.Duration.ofSeconds(9));
    byte[] body =
        "<a href=1>t</a><a href=2>t</a><a href=1>t</a><a href=3>t</a>"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Page page = Parsing.answer(two, body, "Content-Type: text/html");
    assertEquals(2, page.links().size());
    assertEquals("more than 2 links; the rest is left out", page.trouble());
  }
}
