package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weft.parse.Parsing.answer;
import static weft.parse.Parsing.paths;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.LinkKind;
import weft.model.Page;

/** Which URLs CSS has. */
class CssScannerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          a { b: url(x.png) }                       ¦ x.png
          a { b: URL(  x.png\t) }                   ¦ x.png
          a { b: url("x y.png") }                   ¦ x y.png
          a { b: url('x(1).png') }                  ¦ x(1).png
          a { b: url(x\\(1\\).png) }                ¦ x(1).png
          a { b: url("\\78 .png") }                 ¦ x.png
          a { b: \\75 rl(x.png) }                   ¦ x.png
          a { b: url(x.png                          ¦ x.png
          a{b:url(x.png)}/* url(y)                  ¦ x.png
          a::after { content: ")"; b: url(x.png) }  ¦ x.png
          a { content: "\\"url(y)"; b: url(x.png) } ¦ x.png
          a { b: image-set("x.png" 1x) }            ¦ x.png
          a { b: -webkit-image-set(url(x.png) 1x) } ¦ x.png
          a { b: image-set("x.png" type("y")) }     ¦ x.png
          @import "x.png";                          ¦ @x.png
          @IMPORT url( x.png ) screen;              ¦ @x.png
          @import/**/'x.png' supports(a: url(y));   ¦ @x.png;y
          @charset "y"; a { b: url(x.png) }         ¦ x.png
          a { b: url(?v=1);c:url(//h.test/) }       ¦ ?v=1;//h.test/
          """)
  void aUrlIsFoundAsABrowserFindsIt(String css, String expected) {
    assertEquals(List.of(expected.split(";", -1)), urls(css));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/* url(x) */",
        "a { content: 'url(x)' }",
        "a { b: curl(x) }",
        "a { b: url-prefix('x') }",
        "a { b: url(x y) }",
        "a { b: url(x\"y) }",
        "a { b: my-url (x) }",
        "@namespace p url(http://x.test/);",
        "@media \"x\" {}",
        "a { font-family: \"x\" }",
        "\\",
        "@",
        "'"
      })
  void whatIsNoUrlIsNotFound(String css) {
    assertEquals(List.of(), urls(css));
  }

  @Test
  void aStyleSheetThatIsFetchedGivesItsLinks() {
    Page page =
        answer(
            "@import 'é.css'; a { b: url(../x.png), url(data:,y), url(#z) }"
                .getBytes(StandardCharsets.UTF_8),
            "Content-Type: text/css");
    assertEquals(List.of("/dir/%C3%A9.css"), paths(page, LinkKind.CSS_IMPORT));
    assertEquals(List.of("/x.png"), paths(page, LinkKind.CSS_URL));
    assertEquals(2, page.links().size());
    assertEquals("UTF-8", page.charset());
  }

  @Test
  void randomTextIsNoTrouble() {
    SplittableRandom random = new SplittableRandom(3);
    String alphabet = "url(\"')\\@import;{}/* #7aé-\n";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder css = new StringBuilder("url(");
      for (int n = random.nextInt(30); n > 0; n--) {
        css.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      urls(css.toString());
    }
  }

  /** Imports have an at sign before them. */
  private static List<String> urls(String css) {
    List<String> urls = new ArrayList<>();
    CssScanner.scan(css, (url, imported) -> urls.add(imported ? "@" + url : url));
    return urls;
  }
}
