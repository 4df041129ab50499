package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkdownPagesTest {
  private static String of(String html) {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    return new MarkdownPages(ParseSettings.of("weft"))
        .markdown(bytes, "text/html; charset=utf-8", "http://h.test/docs/page");
  }

  @Test
  void headingsAndEmphasisStayAndWhatLooksLikeThemIsEscaped() {
    assertEquals(
        "## The `x` flag\n\nVery **bold** and *it*; 2 \\* 3, snake\\_ or snake_case\n\n\\# no"
            + " heading\n\n1\\. no item\n",
        of(
            "<h2>The <code>x</code> flag</h2><p>Very <b>bold </b>and <em>it</em>; 2 * 3,"
                + " snake_ or snake_case<p># no heading<p>1. no item"));
  }

  @Test
  void linksAreFootnotesEachUrlOnce() {
    assertEquals(
        "See [one][1], [two][2] and [one *more*][1].\n\n[1]: <http://h.test/a>\n[2]:"
            + " <https://e.test/?q=%20b>\n",
        of(
            "<p>See <a href=/a>one</a>, <a href='https://e.test/?q= b'>two</a> and <a"
                + " href='../a'>one <i>more</i></a>.<a href='javascript:x()'></a>"));
  }

  @Test
  void listsNestAndHoldParagraphsAndCode() {
    assertEquals(
        """
        - a
          - b
          - c
        - d

          e

        1. one

           ```
           x
             y
           ```

        2. > two

        after
        """,
        of(
            "<ul><li>a<ul><li>b</li><li>c</ul></li><li><p>d<p>e</li></ul>"
                + "<ol><li>one<pre>x\n  y\n</pre><li><blockquote>two</blockquote></ol>after"));
  }

  @Test
  void anItemThatBeginsWithNothingKeepsItsMark() {
    assertEquals("- x\n", of("<ul><li><blockquote></blockquote>x</ul>"));
    assertEquals("x\n", of("<ul><li></ul>x"));
  }

  @Test
  void aTableOfDataIsATableAndOneForLayoutIsNot() {
    assertEquals(
        "| A | B |\n| --- | --- |\n| 1\\|2 |  |\n",
        of("<table><tr><th>A<th>B</tr><tr><td>1|2</tr></table>"));
    assertEquals("x\n\ny\n", of("<table><tr><td>x</tr><tr><td>y</tr></table>"));
  }

  @Test
  void navigationIsLeftOutAndTheMainPartTaken() {
    assertEquals(
        "# Title\n\nWords\n",
        of(
            "<nav><a href=/>home</a></nav><div>aside</div><main><header><h1>Title</h1></header>"
                + "<p>Words</main><footer>foot</footer>"));
    assertEquals("", of("<nav>only</nav>"));
  }

  @Test
  void codeThatHoldsBackticksGetsLongerFences() {
    assertEquals("````\na ``` b\n````\n", of("<pre>a ``` b</pre>"));
    assertEquals("`` a ` b` ``\n", of("<code>a ` b`</code>"));
  }

  @Test
  void aTreeOfAnyDepthAndAnyBytesAreTaken() {
    assertTrue(of("<div>".repeat(20_000) + "deep").contains("deep"));
    assertTrue(of("<blockquote>".repeat(2_000) + "deep").contains("deep"));
    byte[] noise = new byte[4_000];
    new java.util.Random(7).nextBytes(noise);
    String text =
        new MarkdownPages(ParseSettings.of("weft")).markdown(noise, "text/html", "http://h.test/");
    assertTrue(text.length() < 40_000);
  }
}
