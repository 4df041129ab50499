package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.Vectors;
import weft.model.Page;

/** The streaming reader against jsoup: it finds the same, or leaves the page to jsoup. */
class PageStreamTest {
  private static final int MUTATIONS = Integer.getInteger("weft.mutations", 5_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "just text",
        "<title>A &lt; B</title><p>one<p>two <a href=x>y",
        "<p>a<table><tr><td><a href=1>b</table><a href=2>c</a>",
        "<!doctype html><p>a<table><tr><td><a href=1>b</table><a href=2>c</a>",
        "<ul><li><a href=1>a<li><a href=2>b</ul>",
        "<p><b>x<p>y <a href=z>w</a>",
        "<a href=1>a<a href=2>b</a>c</a>",
        "<a href='1'\n title=\"<a href=2>\">x</a><!-- <a href=3> --!><a HREF=4 href=5>y</a>",
        "<svg><a xlink:href=x><title>t</title></a><p>out<a href=y>z</a></svg>",
        "<svg><foreignObject><div><a href=x>y</a></div></foreignObject></svg><a href=z>w</a>",
        "<svg/><math><mi>x<a href=y>z</a></mi></math>",
        "<select><option>a<optgroup><option>b</select><a href=x>y</a>",
        "<noscript><a href=x>enable JavaScript<p></noscript><script src=a></script>",
        "<head><noscript><link rel=stylesheet href=x></noscript></head><body><a href=y>z</a>",
        "</head><link rel=canonical href=c><a href=x>y</a><h1>t",
        "<body></body> <a href=x>y</a></html>z",
        "<h2>e</html> >",
        "<nav><a href=a?b=1&c=2&amp;d=3&copy;&copy=4>x</a></nav>",
        "<textarea><a href=x></textarea><a href=y>&nbsp;&#65;&#x42; z</a>",
        "<script>var a = '<a href=x>';</script><script><!-- x --></script><a href=y>z</a>",
        "<dl><dt>a<dd><a href=x>b</a><dt>c</dl><ruby>a<rt>b</ruby>",
        "<table><caption><b>a</caption><colgroup><col><tbody><tr><th>a<td>b</table>",
        "<form action=a><form action=b></form><input type=image src=i>",
        "<button>a<button formaction=b>c</button>",
        "<p><a href=x><main><t-x>y",
        "<a href=&amp->x</a>",
        "<head>text</head><body class=c id=d><a href=x>y</a>",
        "<math><mi><div><a href></div>\n<![CDATA[x]]>y",
        "<header><article><header role=banner><a href=x>y</a></header></article></header>"
      })
  void findsWhatJsoupFinds(String page) {
    assertNotNull(BothReaders.stream(page), "left to jsoup");
    assertNull(new BothReaders().difference(page));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\0b",
        "a\uFFFFb",
        "<a href=x",
        "<script>",
        "<table><a href=x>y</a></table>",
        "<table>text</table>",
        "<table><td><p><a href=x></th></p>\n<li></table>",
        "<table><tr><td><a><object data=o><col><a href=x><a>",
        "<b><p>x</b>y</p>",
        "<form><div></form></div>",
        "<template><a href=x>y</a></template>",
        "<frameset><frame src=x></frameset>",
        "<body a=b><body style=d>",
        "<select><a href=x>y</a></select>",
        "<script><!--<script></script>--></script>",
        "<svg><style>a</style></svg>",
        "a</>b",
        "<plaintext>",
        "<!doctype html x>",
        "<aé>"
      })
  void leavesToJsoupWhatIsUnusual(String page) {
    assertNull(BothReaders.stream(page));
  }

  @Test
  void leavesToJsoupWhatIsTooDeep() {
    assertNotNull(BothReaders.stream("<div>".repeat(500)));
    assertNull(BothReaders.stream("<div>".repeat(600)));
  }

  @Test
  void keepsWhatItHasReadInItsTime() throws UnusualException {
    PageWalk walk = new PageWalk(new RobotsDirectives("weft"));
    String page = "<title>t</title><a href=x>x</a>" + "<p>a</p>".repeat(5_000);
    String trouble = PageStream.over(page, walk, ParseLimits.STANDARD, 1);
    assertTrue(
        String.valueOf(trouble)
            .matches("parsing took more than 5000 ms and stopped after \\d+ of 40031 characters"),
        trouble);
    assertEquals("t", walk.facts().title());
    assertEquals("x", walk.facts().links().getFirst().href());
  }

  @Test
  void thePagesOfTheConformanceDataAreReadAlike() throws IOException {
    BothReaders readers = new BothReaders();
    for (String page : pages(Vectors.folder())) {
      assertNull(readers.difference(page));
    }
    for (var vector : Vectors.read("vectors/html-seeds.jsonl")) {
      assertNull(readers.difference(Parsing.field(vector, "input")));
    }
    assertTrue(readers.pages() > 10);
    System.out.printf(
        "streaming reader: %d pages agree, %d left to jsoup %s%n",
        readers.pages(), readers.unusual(), readers.reasons());
  }

  @Test
  void pagesWithSomethingWrongAreReadAlike() throws IOException {
    List<String> pages = new ArrayList<>(List.of(allKinds()));
    if (Vectors.available()) {
      pages.addAll(pages(Vectors.folder()));
      Vectors.read("vectors/html-seeds.jsonl").stream()
          .map(vector -> Parsing.field(vector, "input"))
          .forEach(pages::add);
    }
    assertEquals(MUTATIONS, mutated(pages, MUTATIONS, 1).pages());
  }

  @Test
  void pagesOfNothingButWhatGoesWrongAreReadAlike() {
    BothReaders readers = new BothReaders();
    Random random = new Random(3);
    for (int i = 0; i < MUTATIONS * 4; i++) {
      String page = Mutations.made(random);
      assertNull(readers.difference(page), page);
    }
    assertTrue(readers.unusual() < readers.pages() / 2, readers.reasons());
  }

  @Test
  void aVisitThatDerivesContentFindsTheSamePage() throws IOException {
    byte[] body = allKinds().getBytes(StandardCharsets.UTF_8);
    ParseSettings later = ParseSettings.of("weft");
    Page now = Parsing.answer(later.withContentNow(true), body, "Content-Type: text/html");
    Page page = Parsing.answer(later, body, "Content-Type: text/html");
    assertEquals(now.links(), page.links());
    assertEquals(now.headings(), page.headings());
    assertEquals(now.unusable(), page.unusable());
    assertEquals(now.robots(), page.robots());
    assertEquals(now.title(), page.title());
  }

  @Test
  void signsInAnyOrderAreReadAlike() {
    BothReaders readers = new BothReaders();
    Random random = new Random(5);
    for (int i = 0; i < MUTATIONS * 4; i++) {
      String page = Mutations.soup(random);
      assertNull(readers.difference(page), page);
    }
  }

  @Test
  void referencesAreReadAlike() {
    BothReaders readers = new BothReaders();
    Random random = new Random(4);
    for (int i = 0; i < MUTATIONS * 4; i++) {
      String page = Mutations.references(random);
      assertNull(readers.difference(page), page);
    }
    assertTrue(readers.unusual() < readers.pages() / 2, readers.reasons());
  }

  /** Runs where {@code weft.html} names a folder of pages, such as installed documentation. */
  @Test
  void aFolderOfRealPagesIsReadAlike() throws IOException {
    String folder = System.getProperty("weft.html", "");
    Assumptions.assumeFalse(folder.isBlank(), "system property weft.html is not set");
    BothReaders readers = new BothReaders();
    List<String> pages = pages(Path.of(folder));
    for (String page : pages) {
      assertNull(readers.difference(page));
    }
    mutated(pages, MUTATIONS, 2);
  }

  private static BothReaders mutated(List<String> pages, int count, long seed) {
    BothReaders readers = new BothReaders();
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      String page = pages.get(random.nextInt(pages.size()));
      String mutated = Mutations.of(page.substring(0, Math.min(page.length(), 20_000)), random);
      String difference = readers.difference(mutated);
      assertNull(difference, () -> difference + "\n" + mutated);
    }
    return readers;
  }

  private static String allKinds() throws IOException {
    try (var in = PageStreamTest.class.getResourceAsStream("all-kinds.html")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> pages(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> pages = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().matches(".*\\.html?")).sorted().toList()) {
        if (Files.isRegularFile(file)) {
          pages.add(BothReaders.decoded(Files.readAllBytes(file)));
        }
      }
      return pages;
    }
  }
}
