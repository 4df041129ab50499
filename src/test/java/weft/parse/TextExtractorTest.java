package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.model.Content;

/** The main text of pages. */
class TextExtractorTest {
  private final TextExtractor extractor = new TextExtractor(ParseSettings.of("weft"));

  @Test
  void paragraphsAreLines() {
    assertEquals("a b\nc\nd", text("<p>a <i>b</i></p>\n<div>c<br>d</div>"));
  }

  @Test
  void whatSurroundsTheTextIsDropped() {
    assertEquals(
        "text",
        text(
            """
            <title>t</title><header>h</header><nav>n</nav><p>text</p><aside>a</aside>
            <form><select><option>o</select><textarea>t</textarea><button>b</button></form>
            <script>s</script><style>s</style><noscript>n</noscript><footer>f</footer>
            <div role=navigation>r</div><div hidden>h</div><template>t</template>
            """));
  }

  @Test
  void mainCountsAloneWhereItHoldsMostOfTheText() {
    assertEquals(
        "the long main text", text("<div>menu</div><main>the long main text</main><div>end</div>"));
  }

  @Test
  void mainThatHoldsLittleIsNotPreferred() {
    assertEquals(
        "the long text outside\nmain", text("<div>the long text outside</div><main>main</main>"));
  }

  @Test
  void anEmptyMainChangesNothing() {
    assertEquals("a\nb", text("a <table><tr><td role=main><p></p></td></tr></table> b"));
    assertEquals("a\nb", text("a <span role=main><p></p></span> b"));
  }

  @Test
  void articlesCountTogether() {
    assertEquals(
        "the first article\nthe second article",
        text("teaser<article>the first article</article>ad<article>the second article</article>"));
  }

  @Test
  void theHeaderOfAnArticleBelongsToIt() {
    assertEquals(
        "headline\nbody of it", text("<article><header>headline</header>body of it</article>"));
  }

  @Test
  void preformattedLinesStayLines() {
    assertEquals("a b\nc", text("<pre>a   b\n\nc</pre>"));
  }

  @Test
  void tableCellsAreWords() {
    assertEquals("a b\nc d", text("<table><tr><td>a<td>b<tr><td>c<td>d</table>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          one two three       | 3
          can't stop, 3.14!   | 3
          — … !               | 0
          我喜欢学习中文       | 4
          Ünïcödé wörds       | 2
          """)
  void wordsAreCountedByUnicodesRules(String text, int words) {
    assertEquals(words, extractor.content(utf8(text), "text/plain;charset=utf-8", "u").words());
  }

  @Test
  void plainTextIsItsOwnContent() {
    assertEquals(
        Content.of("a b\nc", 3),
        extractor.content(utf8("a  b\r\n\r\nc\n"), "text/plain", "http://site.test/"));
  }

  @Test
  void otherMediaTypesHaveNoText() {
    assertEquals(Content.of(null, 0), extractor.content(utf8("%PDF"), "application/pdf", "u"));
  }

  private String text(String html) {
    return String.valueOf(
        extractor.content(utf8(html), "text/html;charset=utf-8", "http://site.test/").text());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
