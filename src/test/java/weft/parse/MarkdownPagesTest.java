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

  @Test
  void whatGeneratorsPutAroundTheTextIsLeftOut() {
    String page =
        "<div class=navheader><table><tr><th colspan=3>8.1. Types</tr><tr><td><a"
            + " href=a>Prev</a><td>Chapter 8<td><a href=b>Next</a></tr></table></div>"
            + "<table><tr><td>[ <a href=a>&lt;</a> ]<td>[<a href=b>Up</a>]</tr></table>"
            + "<ul><li><a href=a>A</a><li><a href=b>B</a><li><a href=c>C</a><li><a href=d>D</a>"
            + "<li><a href=e>E</a></ul><hr>"
            + "<h1>Types<a class=headerlink href=#types>¶</a></h1>"
            + "<p>Words<h2>More<span><a href=#more>#</a></span></h2><p>Text"
            + "<p><a href=a>Modules</a> | <a href=b>FAQ</a> | <a href=c>Glossary</a></p><hr>";
    assertEquals("# Types\n\nWords\n\n## More\n\nText\n", of(page));
  }

  @Test
  void aListOfLinksUnderAHeadingIsText() {
    String list =
        "<ul><li><a href=a>A</a><li><a href=b>B</a><li><a href=c>C</a><li><a href=d>D</a>"
            + "<li><a href=e>E</a></ul>";
    assertTrue(of("<h1>Index</h1>" + list).contains("- [E][5]\n"));
    assertTrue(of(list).contains("- [E][5]\n"));
  }

  @Test
  void aTableOfContentsIsAList() {
    assertEquals(
        "- 1.0 One\n  - 1.1 Deep\n- 2.0 Two\n",
        of(
            "<div class=toc><dl><dt>1.0 One</dt><dd><dl><dt>1.1 Deep</dt></dl></dd><dt>2.0"
                + " Two</dt></dl></div>"));
  }

  @Test
  void powersAndIndicesStayOnesAndReferencesToNotesDoNot() {
    assertEquals(
        "2<sup>31</sup>, H<sub>2</sub>O and this\\[1\\]\n",
        of("<p>2<sup>31</sup>, H<sub>2</sub>O and this<sup>[<a href=#n>1</a>]</sup>"));
  }

  @Test
  void notesBesideTheTextBelongToIt() {
    assertEquals(
        "Text\n\nA note\n",
        of("<main><p>Text<aside class='footnote brackets'>A note</aside><aside>Ad</aside></main>"));
  }

  @Test
  void emptyRowsAndTablesAreNoneAndDataIsNoHeader() {
    assertEquals("x\n", of("<table><tr><td>&nbsp;<td></tr></table>x"));
    assertEquals(
        "|  |  |\n| --- | --- |\n| a | b |\n",
        of("<table><tr><td>&nbsp;<td></tr><tr><td>a<td>b</tr></table>"));
  }

  @Test
  void spacesThatDoNotBreakEndNoEmphasis() {
    assertEquals("**Effects.** This\n", of("<p><b>Effects.&nbsp;</b>This"));
  }

  @Test
  void sectionsInAListAreSections() {
    assertEquals(
        "## Methods\n\nText\n", of("<ul><li><section><h2>Methods</h2><p>Text</section></ul>"));
  }
}
