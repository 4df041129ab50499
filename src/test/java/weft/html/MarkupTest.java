package weft.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

  private static String written(Consumer<Markup> writer) {
    StringBuilder out = new StringBuilder();
    Markup page = new Markup(out::append);
    writer.accept(page);
    page.flush();
    assertEquals(out.length(), page.length());
    return out.toString();
  }

  @Test
  void textAndAttributesAreEscaped() {
    assertEquals(
        "<p title=\"&quot;&gt;&lt;b&#39;\">&lt;script&gt; &amp;amp; &quot;&#39;</p>",
        written(page -> page.element("p", "<script> &amp; \"'", "title", "\"><b'")));
  }

  @Test
  void charactersThatActAreReplaced() {
    assertEquals(
        "a\ufffdb\ufffdc d\ufffde\ufffd",
        written(page -> page.text("a\u0000b\u202ec\nd\u009be\uffff")));
  }

  @Test
  void halfACharacterIsReplacedAndAWholeOneIsNot() {
    assertEquals(
        "\ufffd \ud83d\ude00 \ufffd", written(page -> page.text("\ude00 \ud83d\ude00 \ud83d")));
  }

  @Test
  void aWebAddressIsALink() {
    assertEquals(
        "<a href=\"HTTPS://example.org/?a=1&amp;b=2\">shown</a>",
        written(page -> page.url("HTTPS://example.org/?a=1&b=2", "shown")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http:x",
        "//example.org/",
        "ſhttp://example.org/",
        ""
      })
  void whatIsNoWebAddressIsNoLink(String url) {
    assertEquals("shown", written(page -> page.url(url, "shown")));
  }
}
