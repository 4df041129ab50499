package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static weft.parse.Parsing.html;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.LinkKind;
import weft.model.Page;
import weft.model.UnusableLink;
import weft.model.UnusableLink.Trouble;

/** Links that lead to nothing that can be crawled. */
class UnusableLinkTest {

  @ParameterizedTest
  @ValueSource(strings = {"mailto:a@b.test", "tel:+1", "javascript:void(0)", "data:,x", "ftp://a/"})
  void anotherSchemeIsForeign(String href) {
    UnusableLink link = only(html("<a href='" + href + "'>t</a>"));
    assertEquals(Trouble.FOREIGN, link.trouble());
    assertEquals(LinkKind.A, link.kind());
    assertEquals(href, link.prefix());
    assertEquals(href.length(), link.length());
  }

  @Test
  void whatIsNoUrlIsMalformed() {
    assertEquals(Trouble.MALFORMED, only(html("<img src='http://['>")).trouble());
  }

  @Test
  void aLongUrlIsCountedWithItsBeginningAndNeverCut() {
    String href = "/" + "x".repeat(9_000);
    UnusableLink link = only(html("<a href='" + href + "'>t</a>"));
    assertEquals(Trouble.TOO_LONG, link.trouble());
    assertEquals(9_001, link.length());
    assertEquals(href.substring(0, 200), link.prefix());
  }

  @Test
  void theBeginningIsCutBetweenCharacters() {
    UnusableLink link = only(html("<a href='mailto:" + "ä".repeat(200) + "'>t</a>"));
    assertEquals("mailto:" + "ä".repeat(96), link.prefix());
    assertEquals(407, link.length());
  }

  @Test
  void theSameLinkCountsOnce() {
    assertEquals(1, html("<a href='tel:1'>a</a><a href='tel:1'>b</a>").unusable().size());
  }

  @Test
  void linksThatAgreeInTheirBeginningDifferInTheirHash() {
    String common = "data:," + "x".repeat(300);
    List<UnusableLink> links =
        html("<a href='" + common + "1'>a</a><a href='" + common + "2'>b</a>").unusable();
    assertEquals(links.get(0).prefix(), links.get(1).prefix());
    assertNotEquals(links.get(0).hash(), links.get(1).hash());
  }

  @Test
  void atMostAThousandAreKept() {
    String many =
        IntStream.range(0, 1_500)
            .mapToObj(i -> "<a href='tel:" + i + "'>t</a>")
            .collect(Collectors.joining());
    assertEquals(1_000, html(many).unusable().size());
  }

  private static UnusableLink only(Page page) {
    assertEquals(List.of(), page.links());
    assertEquals(1, page.unusable().size());
    return page.unusable().getFirst();
  }
}
