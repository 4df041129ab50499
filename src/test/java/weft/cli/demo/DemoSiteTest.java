package weft.cli.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoSiteTest {
  private static final Path FOLDER = Path.of("data/demo-site");

  private final HttpClient client = HttpClient.newHttpClient();
  private DemoSite site;

  @BeforeAll
  void open() throws IOException {
    site = DemoSite.open(FOLDER);
  }

  @AfterAll
  void close() {
    client.close();
    site.close();
  }

  @Test
  void everyListedAddressAnswersAsListed() throws Exception {
    Map<String, String> listed = listed();
    listed.values().removeIf(answer -> !answer.matches("\\d+"));
    var answered = new TreeMap<String, String>();
    for (String address : listed.keySet()) {
      answered.put(address, Integer.toString(get(address).statusCode()));
    }
    assertEquals(listed, answered);
  }

  @Test
  void everyFileOfTheSiteIsListed() throws Exception {
    Set<String> bodies = new TreeSet<>(Set.of("robots.txt", "sitemap.xml"));
    DemoRules rules = DemoRules.read(FOLDER);
    for (String address : listed().keySet()) {
      if (address.startsWith("/")) {
        String path = DemoRules.decoded(address);
        bodies.add(rules.find(path).file().orElse(DemoRules.fileOf(path)));
      }
    }
    assertEquals(Set.of(), without(files(), bodies));
  }

  @Test
  void pagesNameTheAddressTheyAreServedAt() throws Exception {
    String page = text("/", UTF_8);
    assertTrue(page.contains("rel=\"canonical\" href=\"" + site.origin() + "/\""), page);
    assertFalse(page.contains("{{"), page);
  }

  @Test
  void redirectsNameTheAddressTheyAreServedAt() throws Exception {
    assertEquals(site.origin() + "/old/front-3.html", header("/old/front-2.html", "Location"));
  }

  @Test
  void aFolderWithoutItsSlashIsRedirected() throws Exception {
    assertEquals("/workshop/", header("/workshop", "Location"));
  }

  @Test
  void theCalendarGoesOnForEver() throws Exception {
    assertTrue(text("/calendar/9998/12/", UTF_8).contains("/calendar/9999/01/"));
  }

  @Test
  void theSameBodyLiesAtTwoAddresses() throws Exception {
    assertEquals(text("/workshop/warping.html", UTF_8), text("/workshop/how-to-warp.html", UTF_8));
  }

  @Test
  void theLargePageIsCompressed() throws Exception {
    HttpResponse<byte[]> answer = get("/library/draft-book.html");
    assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElseThrow());
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertEquals(Files.size(FOLDER.resolve("library/draft-book.html")), plain.length);
    assertTrue(plain.length > 150_000);
  }

  @Test
  void eachLanguageHasItsCharset() throws Exception {
    assertTrue(text("/guild/members.html", ISO_8859_1).contains("Jürgen Weiß"));
    assertTrue(text("/de/geschichte.html", ISO_8859_1).contains("Mühle"));
    assertTrue(text("/fr/", Charset.forName("ISO-8859-15")).contains("métiers"));
    assertTrue(text("/pl/", UTF_8).contains("młyn"));
    assertTrue(text("/ru/", Charset.forName("windows-1251")).contains("Нить"));
    assertTrue(text("/ja/", Charset.forName("Shift_JIS")).contains("水車小屋"));
    assertTrue(text("/el/", UTF_16LE).startsWith("\ufeff<!DOCTYPE"));
  }

  @Test
  void theRulesThemselvesAreNotServed() throws Exception {
    assertEquals(404, get("/_site.txt").statusCode());
  }

  @Test
  void nothingOutsideTheFolderIsServed() throws Exception {
    assertEquals(404, get("/%2e%2e/%2e%2e/pom.xml").statusCode());
  }

  @Test
  void noTwoSitesShareAPort() throws Exception {
    try (DemoSite other = DemoSite.open(FOLDER)) {
      assertFalse(other.origin().equals(site.origin()));
    }
  }

  /** Each address of the site, or beyond it, and its status or the reason not to ask it. */
  private static Map<String, String> listed() throws IOException {
    try (var in = DemoSiteTest.class.getResourceAsStream("demo-site.txt")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\\s+", 2))
          .collect(Collectors.toMap(line -> line[1], line -> line[0], (a, b) -> a, TreeMap::new));
    }
  }

  private static Set<String> files() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> FOLDER.relativize(file).toString())
          .filter(name -> !name.startsWith("_"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    all.removeAll(some);
    return all;
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create(site.origin() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
  }

  private String text(String path, Charset charset) throws IOException, InterruptedException {
    return new String(get(path).body(), charset);
  }

  private String header(String path, String name) throws IOException, InterruptedException {
    return get(path).headers().firstValue(name).orElse("");
  }
}
