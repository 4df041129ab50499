package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static weft.parse.Parsing.html;
import static weft.parse.Parsing.paths;
import static weft.parse.Parsing.targets;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.LinkKind;
import weft.model.Page;
import weft.model.UnusableLink.Trouble;

/** {@code <base href>} as HTML has it. */
class DocumentBaseTest {

  @Test
  void aBaseChangesLinksBeforeAndBehindIt() {
    Page page = html("<a href=x>t</a><base href='/other/'><a href=y>t</a>");
    assertEquals(List.of("/other/x", "/other/y"), paths(page, LinkKind.A));
    assertEquals("http://site.test/other/", page.base());
  }

  @Test
  void onlyTheFirstBaseWithAnHrefCounts() {
    Page page = html("<base target=_top><base href=/a/><base href=/b/><a href=x>t</a>");
    assertEquals(List.of("/a/x"), paths(page, LinkKind.A));
  }

  @Test
  void aBaseMayBeOnAnotherHost() {
    assertEquals(
        List.of("http://other.test/x"), targets(html("<base href='//other.test'><a href=x>t</a>")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://[", "data:text/html,x", "javascript:alert(1)"})
  void aBaseThatDoesNotCountLeavesThePagesOwnUrl(String href) {
    Page page = html("<base href='" + href + "'><base href=/b/><a href=x>t</a>");
    assertEquals(List.of("/dir/x"), paths(page, LinkKind.A));
    assertNull(page.base());
  }

  @Test
  void underAForeignBaseOnlyAbsoluteLinksLeadSomewhere() {
    Page page = html("<base href='file:///C:/x/'><a href=y>t</a><a href='http://a.test/'>t</a>");
    assertEquals(List.of("http://a.test/"), targets(page));
    assertEquals(Trouble.FOREIGN, page.unusable().getFirst().trouble());
    assertEquals("file:///C:/x/", page.base());
  }

  @Test
  void aFragmentNamesTheBaseWhereThereIsOne() {
    Page page = html("<base href=/home><a href='#top'>t</a><a href=''>u</a><img src=''>");
    assertEquals(List.of("/home", "/home"), paths(page, LinkKind.A));
    assertEquals(2, page.links().size());
  }

  @Test
  void aBaseInATemplateIsInert() {
    Page page = html("<template><base href=/a/></template><a href=x>t</a>");
    assertEquals(List.of("/dir/x"), paths(page, LinkKind.A));
  }

  @Test
  void headerLinksAreRelativeToThePageAllTheSame() {
    Page page = html("<base href=/other/>", "Link: <x>; rel=next");
    assertEquals(List.of("/dir/x"), paths(page, LinkKind.HTTP_NEXT));
  }
}
