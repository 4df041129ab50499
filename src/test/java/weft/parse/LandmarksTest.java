package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weft.parse.Parsing.html;
import static weft.parse.Parsing.only;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.model.LinkPosition;

/** Which part of the page a link stands in. */
class LandmarksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CONTENT    | <p><a href=x>t</a>
          HEAD       | <link rel=help href=x>
          NAVIGATION | <nav><ul><li><a href=x>t</a></ul></nav>
          NAVIGATION | <header><nav><a href=x>t</a></nav></header>
          HEADER     | <header><nav></nav><a href=x>t</a></header>
          CONTENT    | <header></header><a href=x>t</a>
          CONTENT    | <article><header><a href=x>t</a></header></article>
          CONTENT    | <main><section><footer><a href=x>t</a></footer></section></main>
          FOOTER     | <article></article><footer><div><a href=x>t</a></div></footer>
          ASIDE      | <main><aside><p><a href=x>t</a></aside></main>
          ASIDE      | <aside><article><footer><a href=x>t</a></footer></article></aside>
          HEADER     | <div role=banner><a href=x>t</a></div>
          FOOTER     | <article><div role=contentinfo><a href=x>t</a></div></article>
          NAVIGATION | <ul role=" Navigation "><li><a href=x>t</a></ul>
          ASIDE      | <div role=complementary><a href=x>t</a></div>
          CONTENT    | <aside><div role=main><a href=x>t</a></div></aside>
          NAVIGATION | <nav role=list><a href=x>t</a></nav>
          CONTENT    | <nav></nav><a href=x>t</a>
          """)
  void theInnermostLandmarkCounts(LinkPosition position, String html) {
    assertEquals(position, only(html(html)).place().position());
  }
}
