package weft.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageMarkupTest {
  private static PageMarkup of(String html) {
    byte[] body = html.getBytes(UTF_8);
    return PageFragments.of(body, "text/html", "https://example.org/a/").markup();
  }

  @Test
  void anImageHasASizeByAttributesOrByItsStyle() {
    String html =
        """
        <img src=none><img src=half width=1><img src=both width=1 height=1>
        <img src=style style='Width: 1px; HEIGHT: 2px'><img src=ratio style='aspect-ratio: 1'>
        <img src=mixed width=1 style='height:1px'><img src=' '><img alt=x>
        """;
    assertEquals(List.of("none", "half"), of(html).unsized());
  }

  @Test
  void aWindowOfItsOwnIsSafeWithinTheHostAndWithRel() {
    String html =
        """
        <a target=_blank href=https://other.example/x>bad</a><a target=_BLANK href=//other.example>bad</a>
        <a target=_blank rel='nofollow NoOpener' href=https://other.example/>good</a>
        <a target=_blank rel=noreferrer href=https://other.example/>good</a>
        <a target=_blank href=/here>good</a><a target=_blank href=https://EXAMPLE.org/b>good</a>
        <a target=other href=https://other.example/>good</a><a target=_blank href=mailto:x@y.example>good</a>
        """;
    assertEquals(List.of("https://other.example/x", "//other.example"), of(html).openers());
  }

  @Test
  void whatIsNoPageHasNothingWrong() {
    assertEquals(new PageMarkup(List.of(), List.of()), of(""));
  }
}
