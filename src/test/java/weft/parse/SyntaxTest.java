package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small languages within attributes and headers. */
class SyntaxTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.png                       | a.png
          a.png 1x, b.png 2x          | a.png b.png
          'a.png, b.png 100w'         | a.png b.png
          'a,b.png 1x ,c.png'         | a,b.png c.png
          a.png (1x, 2x), b.png       | a.png b.png
          'a.png,,, b.png'            | a.png b.png
          ' , ,a.png'                 | a.png
          """)
  void everyCandidateOfASrcsetIsFound(String srcset, String urls) {
    assertEquals(List.of(urls.split(" ", -1)), Srcset.urls(srcset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",,", "\t,"})
  void aSrcsetMayBeEmpty(String srcset) {
    assertEquals(List.of(), Srcset.urls(srcset));
  }

  @Test
  void aRefreshNamesItsTarget() {
    assertEquals(Optional.of(new Refresh("foo")), Refresh.of("0; URL = 'foo' bar"));
  }

  @Test
  void aRefreshWithoutTargetMeansThePageItself() {
    assertEquals(Optional.of(new Refresh("")), Refresh.of("30"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1; url=foo", "1x; url=foo"})
  void aRefreshNeedsATime(String content) {
    assertTrue(Refresh.of(content).isEmpty());
  }

  @Test
  void aLinkHeaderHoldsSeveralLinks() {
    assertEquals(
        List.of(
            value("a,b;c", "next", "text/html", ""),
            value("d", "x y", "", "#e"),
            value("f", "", "", "")),
        LinkHeader.values(
            " <a,b;c> ; REL=next; rel=prev; type=\"text/html\",, "
                + "<d>;title=\"q\\\",<z>\";rel = \"x  y\";anchor=\"#e\" , <f>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "<a", "a; rel=next, <b>", ";"})
  void whatIsNoLinkEndsTheHeader(String field) {
    assertEquals(List.of(), LinkHeader.values(field));
  }

  @Test
  void aQuoteThatIsNotClosedReachesToTheEnd() {
    assertEquals(
        List.of(value("a", "next, <b>", "", "")), LinkHeader.values("<a>; rel=\"next, <b>"));
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, text/html",
    "' TEXT/HTML ;x', text/html",
    "text/, ''",
    "text, ''",
    "a b/c, ''",
    "*/*, */*"
  })
  void aMediaTypeIsTokensAroundASlash(String header, String essence) {
    assertEquals(essence, MediaType.of(header).essence());
  }

  private static LinkHeader.Value value(String href, String rel, String type, String anchor) {
    return new LinkHeader.Value(href, new Rels.Target(rel, type, "", ""), anchor);
  }
}
