package weft.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.url.Url;

class SafeNameTest {
  private static String of(String url, String ending) {
    return SafeName.of(Url.ofCanonical(url), ending);
  }

  @ParameterizedTest
  @CsvSource({
    "https://e.test/, index~.html",
    "https://e.test/a, a~.html",
    "https://e.test/a/, a/index~.html",
    "https://e.test/a.html, a.html",
    "https://e.test/a/b.html, a/b.html",
    "https://e.test/v1.2/b.html, v1.2/b.html"
  })
  void plainUrlsKeepTheirNames(String url, String name) {
    assertEquals("e.test/" + name, of(url, ".html"));
  }

  @Test
  void hostsDifferByPortAndScheme() {
    assertEquals("e.test_80/a.css", of("http://e.test/a.css", ""));
    assertEquals("e.test_8443/a.css", of("https://e.test:8443/a.css", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://e.test/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "https://e.test/..%5c..%5cwindows",
        "https://e.test/CON",
        "https://e.test/con.html",
        "https://e.test/aux/nul.txt/lpt1",
        "https://e.test/a%00b",
        "https://e.test/a:b|c*d%3F",
        "https://e.test/trailing.",
        "https://e.test/.hidden/.htaccess",
        "https://e.test//double//",
        "https://e.test/%E4%B8%AD",
        "https://[::1]/x",
        "https://e.test/?../../x"
      })
  void everyFileSystemHasTheName(String url) {
    for (String ending : List.of("", ".html", ".md")) {
      String name = of(url, ending);
      for (String part : name.split("/", -1)) {
        assertTrue(part.matches("[a-z0-9~_-]([a-z0-9._~-]*[a-z0-9_~-])?"), name);
        assertTrue(!part.matches("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?"), name);
      }
      assertTrue(ending.isEmpty() || name.endsWith(ending), name);
    }
  }

  @Test
  void noTwoUrlsShareAFileAndNoFileIsADirectory() {
    List<String> paths =
        List.of(
            "",
            "a",
            "A",
            "a/",
            "A/",
            "a.html",
            "a.HTML",
            "a.html/",
            "a.html/b",
            "a/b",
            "a//b",
            "index.html",
            "index~.html",
            "a~.html",
            "a?x=1",
            "a?x=2",
            "a?X=1",
            "a.html?x=1",
            "a.htm",
            "a%41",
            "a_41",
            "a.php",
            "a.php?x",
            "a.php/",
            "a/index.html",
            "con",
            "CON",
            "a.",
            "a..",
            "a.b.c",
            "a.b.c/",
            "a%20b",
            "a_b");
    Map<String, String> files = new HashMap<>();
    for (String origin : List.of("https://e.test/", "http://e.test/", "http://e.test:443/")) {
      for (String path : paths) {
        String name = of(origin + path, ".html");
        String before = files.put(name, origin + path);
        assertEquals(null, before, () -> name + " is both " + before + " and " + origin + path);
      }
    }
    for (String file : files.keySet()) {
      for (String other : files.keySet()) {
        assertTrue(!other.startsWith(file + "/"), other);
      }
    }
  }

  @Test
  void namesAreNeverTooLong() {
    String deep = "https://e.test/" + "long-directory-name/".repeat(60) + "end.png";
    assertTrue(of(deep, "").length() <= 200);
    assertTrue(of(deep, "").endsWith(".png"));
    String wide = "https://e.test/" + "x".repeat(3_000) + ".css";
    assertTrue(of(wide, "").length() <= 200);
    assertTrue(of(wide, "").endsWith(".css"));
  }
}
