package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.Vectors;
import weft.url.Canonicalizer;

/** The parser against the cases of the standards; each test prints how many it passes. */
class ParseConformanceTest {
  private static final String SCRIPTED = "scripted/tests1.dat 0";
  private static final MediaType HTML = MediaType.of("text/html");

  /** The encoding that a page was taken for, and the one that it is in. */
  private record Sniffing(String name, String found, String expected) {

    static Sniffing of(String name, byte[] page, String label) {
      String expected = Encoding.of(label).map(Encoding::name).orElse(label);
      return new Sniffing(name, Decoded.of(page, HTML).encoding().name(), expected);
    }

    boolean passes() {
      return found.equals(expected);
    }
  }

  @Test
  void encodingsAreSniffedAsBrowsersDo() throws IOException {
    Path folder = Vectors.folder().resolve("encoding");
    List<Sniffing> cases = new ArrayList<>();
    for (String file : List.of("tests1", "tests2", "test-yahoo-jp", "scripted/tests1")) {
      cases.addAll(html5lib(folder.resolve("html5lib-tests/" + file + ".dat")));
    }
    Path big5 = folder.resolve("html5lib-tests/chardet/test_big5.txt");
    cases.add(Sniffing.of("test_big5", Files.readAllBytes(big5), "big5"));
    cases.addAll(sniffer(folder.resolve("html-encoding-sniffer")));
    List<String> failed = cases.stream().filter(c -> !c.passes()).map(Sniffing::name).toList();
    print("encoding", cases.size() - failed.size(), cases.size());
    System.out.println("encoding differs at " + SCRIPTED + ": a script writes what declares it");
    assertEquals(List.of(SCRIPTED), failed, () -> failures(cases));
    assertTrue(cases.size() >= 100, () -> "only " + cases.size() + " cases");
  }

  @Test
  void contentTypesNameTheirCharset() {
    all(
        "content-type-charset",
        vector -> {
          Optional<Encoding> found = MediaType.of(Parsing.field(vector, "input")).encoding();
          return String.valueOf(vector.get("expect"))
              .equals(found.map(Encoding::name).orElse("null"));
        });
  }

  @Test
  void refreshesNameTheirTarget() {
    all(
        "meta-refresh",
        vector -> {
          Optional<Refresh> found = Refresh.of(Parsing.field(vector, "input"));
          boolean refreshes = Boolean.TRUE.equals(vector.get("refresh"));
          return found.isPresent() == refreshes
              && found
                  .map(Refresh::url)
                  .map(ParseConformanceTest::likeUrl)
                  .orElse("")
                  .equals(orEmpty(vector.get("expect")));
        });
  }

  /** Where a browser takes no candidate, a crawler still may see one. */
  @Test
  void srcsetsHoldWhatABrowserWouldTake() {
    List<Map<String, Object>> vectors =
        Vectors.read("vectors/srcset.jsonl").stream().filter(v -> v.get("expect") != null).toList();
    long passed = vectors.stream().filter(ParseConformanceTest::holdsExpected).count();
    print("srcset info", passed, vectors.size());
    assertEquals(vectors.size(), passed);
  }

  /** No tokenizer test makes trouble, whatever the tree is. */
  @Test
  void htmlSeedsAreParsed() {
    all("html-seeds", v -> Parsing.html(Parsing.field(v, "input")).trouble() == null);
  }

  @Test
  void linksOfTheSamplePagesAreExtracted() throws IOException {
    Path folder = Vectors.folder().resolve("link-extraction/scrapy");
    Map<String, List<String>> expected =
        Map.of(
            "linkextractor.html",
            List.of(
                "sample1.html=sample1",
                "sample2.html=sample 2",
                "sample2.jpg=sample2",
                "sample3.html=sample 3 text",
                "sample3.html=sample 3 repetition",
                "sample3.html=sample 3 repetition with fragment",
                "http://www.google.com/something=",
                "innertag.html=inner tag",
                "page%204.html=href with whitespaces"),
            "linkextractor_no_href.html",
            List.of(
                "author/Albert-Einstein=(about)",
                "page/1/=Page 1",
                "page/3/=Page 3",
                "page/4/=Page 4"),
            "linkextractor_noenc.html",
            List.of(
                "sample_%C3%B1.html=sample2",
                "sample2.jpg=sample2", "sample_%E2%82%AC.html=sample € text"),
            "linkextractor_latin1.html",
            List.of(
                "sample_%C3%B1.html=sample2",
                "sample2.jpg=sample2",
                "sample_%C3%A1.html=sample á text",
                "sample_%C3%B6.html?price=%C2%A332&%C2%B5=unit=sample3",
                "sample3.jpg=sample3"));
    long passed = 0;
    for (Map.Entry<String, List<String>> page : expected.entrySet()) {
      assertEquals(page.getValue(), links(folder.resolve(page.getKey())), page.getKey());
      passed++;
    }
    print("link-extraction", passed, expected.size());
  }

  private static List<String> links(Path file) throws IOException {
    LinkResolver resolver = new Canonicalizer()::canonicalize;
    return new Pages(resolver, ParseSettings.of("weft"))
            .parse(
                Parsing.PAGE,
                Parsing.exchange("Content-Type: text/html"),
                Parsing.body(Files.readAllBytes(file)))
            .links()
            .stream()
            .map(l -> l.target().text().replace("http://example.com/", "") + "=" + l.text())
            .toList();
  }

  private static boolean holdsExpected(Map<String, Object> vector) {
    String expected = Ascii.strip(Parsing.field(vector, "expect"));
    return Srcset.urls(Parsing.field(vector, "input")).contains(expected);
  }

  private static void all(String file, Predicate<Map<String, Object>> passes) {
    List<Map<String, Object>> vectors = Vectors.read("vectors/" + file + ".jsonl");
    List<Map<String, Object>> failed = vectors.stream().filter(passes.negate()).toList();
    vectors.stream()
        .collect(Collectors.groupingBy(v -> Parsing.field(v, "tier"), Collectors.counting()))
        .forEach((tier, total) -> print(file + " " + tier, total - count(failed, tier), total));
    assertEquals(List.of(), failed);
  }

  private static long count(List<Map<String, Object>> vectors, String tier) {
    return vectors.stream().filter(v -> Parsing.field(v, "tier").equals(tier)).count();
  }

  private static void print(String what, long passed, long total) {
    System.out.printf("conformance %s: %d of %d%n", what, passed, total);
  }

  private static String failures(List<Sniffing> cases) {
    return cases.stream().filter(c -> !c.passes()).toList().toString();
  }

  /** The vectors show what the URL parser leaves over, which drops tabs and line feeds. */
  private static String likeUrl(String raw) {
    return raw.replaceAll("[\\t\\n\\r]", "");
  }

  private static String orEmpty(@Nullable Object expected) {
    return expected == null ? "" : expected.toString();
  }

  private static List<Sniffing> html5lib(Path file) throws IOException {
    List<Sniffing> cases = new ArrayList<>();
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    for (String one : text.split("(^|\\n)#data\\n", -1)) {
      List<String> parts = List.of(one.split("\\n?#encoding\\n", 2));
      if (parts.size() == 2) {
        byte[] page = parts.getFirst().getBytes(StandardCharsets.ISO_8859_1);
        Path folder = file.getParent();
        boolean scripted = folder != null && folder.endsWith("scripted");
        String name = (scripted ? "scripted/" : "") + file.getFileName() + " " + cases.size();
        cases.add(Sniffing.of(name, page, parts.getLast().strip()));
      }
    }
    return cases;
  }

  /** The label is the end of the file's name; UTF-16 cannot be declared in ASCII. */
  private static List<Sniffing> sniffer(Path folder) throws IOException {
    List<Sniffing> cases = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString().replace(".html", "");
        boolean utf16 = name.startsWith("charset-utf-16");
        String label = utf16 ? "utf-8" : name.substring(name.lastIndexOf('_') + 1);
        cases.add(Sniffing.of(name, Files.readAllBytes(file), label));
      }
    }
    return cases;
  }
}
