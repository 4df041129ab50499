package weft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SQL is given beyond SQLite. */
class SqlFunctionsTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.test/, https://a.test/",
    "https://a.test/index.html, https://a.test/index.html",
    "https://a.test/blog/2024/some-title.html, https://a.test/blog/{n}/{name}.html",
    "https://a.test/blog/2024-05-01/, https://a.test/blog/{date}/",
    "https://a.test/p/8f14e45f, https://a.test/p/{id}",
    "https://a.test/minutes/2024.HTML, https://a.test/minutes/{n}.html",
    "https://a.test/list?page=2&a=1&page=3, https://a.test/{name}?a&page",
    "https://a.test/v1.2.3/, https://a.test/v1.2.3/",
    "https://a.test/facade/, https://a.test/facade/"
  })
  void urlsOfOneKindHaveOneTemplate(String url, String template) {
    assertEquals(template, UrlShape.template(url));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.test:8443/x/y?z=/, https://a.test:8443/x/, 1",
    "https://a.test/, https://a.test/, 0",
    "https://a.test/?q=a/b, https://a.test/, 0",
    "https://a.test/a/b/c/, https://a.test/a/b/c/, 3"
  })
  void aPageLiesInAFolder(String url, String folder, int depth) {
    assertEquals(folder, UrlShape.folder(url));
    assertEquals(depth, UrlShape.folderDepth(url));
  }

  @Test
  void anOriginEndsBeforeThePath() {
    assertEquals("https://a.test:8443", UrlShape.origin("https://a.test:8443/x"));
  }

  @Test
  void aHeaderFieldIsFoundWhateverItsCase() {
    String headers = "Server: nginx\r\nSet-Cookie:  a=b \nset-cookie: c=d\nX-Set-Cookie: no\n";
    assertEquals("a=b\nc=d", HeaderText.value(headers, "Set-Cookie"));
    assertEquals("nginx", HeaderText.value(headers, "server"));
    assertNull(HeaderText.value(headers, "cookie"));
    assertEquals("", HeaderText.value("Empty:\n", "empty"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, true",
    "de-AT, true",
    "zh-Hant-TW, true",
    "x-default, true",
    "es-419, true",
    "EN-gb, true",
    "xx, false",
    "en-UK, false",
    "english, false",
    "en_GB, false",
    "'', false"
  })
  void aLanguageIsOneThatThereIs(String code, boolean valid) {
    assertEquals(valid, LanguageCode.valid(code), code);
  }

  @Test
  void linesOfRobotsAreCountedByTheirFirstWord() {
    String text = "User-agent: *\nDISALLOW: /a # why\ndisallow:\nDisallowed: /b\nCrawl-delay: 5\n";
    assertEquals(2, RobotsLines.count(text, "disallow"));
    assertEquals("/a", RobotsLines.first(text, "disallow"));
    assertEquals("5", RobotsLines.first(text, "crawl-delay"));
    assertNull(RobotsLines.first(text, "sitemap"));
  }
}
