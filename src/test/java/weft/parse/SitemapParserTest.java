package weft.parse;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.Vectors;
import weft.model.LinkKind;
import weft.model.Page;
import weft.model.Sitemap;
import weft.url.Url;

/** What is found in sitemaps, good ones and such as liars and broken tools make. */
class SitemapParserTest {
  /**
   * Expectations that were counted in the file as it stands, without reading the XML: the first
   * binds the namespace of sitemaps to a prefix, which stands before each loc, so that it lists two
   * URLs and not none; a link of the second ends in a CDATA section, whose text belongs to it.
   */
  private static final Map<String, List<String>> AS_XML =
      Map.of(
          "sitemaps/sitemap.ns.xml",
          List.of("http://www.example.com/1", "http://www.example.com/2"),
          "rss/feed.rss",
          List.of(
              "https://www.example.com/blog/post/1",
              "https://www.example.com/foo?q=a&l=en",
              "https://www.example.com/foo?q=a&l=fr"));

  private static Page parse(byte[] body, String... headers) {
    return new SitemapParser(new UriResolver(), ParseSettings.of("weft"))
        .parse(Parsing.PAGE, Parsing.exchange(headers), Parsing.body(body));
  }

  private static Page xml(String text) {
    return parse(text.getBytes(UTF_8), "Content-Type: application/xml");
  }

  private static Sitemap sitemap(Page page) {
    Sitemap sitemap = page.sitemap();
    if (sitemap == null) {
      throw new AssertionError("not taken for a sitemap");
    }
    return sitemap;
  }

  private static List<String> listed(Page page) {
    return Parsing.paths(page, LinkKind.SITEMAP_URL);
  }

  private static Sitemap.Listing said(Page page, String path) {
    Sitemap.Listing listing =
        sitemap(page).listings().get(Url.ofCanonical("http://site.test" + path));
    if (listing == null) {
      throw new AssertionError("nothing is said of " + path);
    }
    return listing;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  private static String urls(int from, int to) {
    StringBuilder urls = new StringBuilder();
    for (int i = from; i < to; i++) {
      urls.append("<url><loc>http://site.test/").append(i).append("</loc></url>\n");
    }
    return urls.toString();
  }

  @Test
  void sitemapsListWhatTheyAreExpectedTo() throws IOException {
    Path folder = Vectors.folder().resolve("sitemaps/crawler-commons");
    JsonNode expectations = Vectors.tree("sitemaps/expectations.json");
    List<String> failed = new ArrayList<>();
    int asWritten = 0;
    for (Map.Entry<String, JsonNode> each : expectations.properties()) {
      List<String> expected = new ArrayList<>();
      each.getValue().get("urls").forEach(url -> expected.add(url.asText()));
      SitemapEntries found = new SitemapEntries();
      new SitemapParser(new UriResolver(), ParseSettings.of("weft"))
          .read(
              Files.readAllBytes(folder.resolve(each.getKey())),
              MediaType.of("application/octet-stream"),
              found);
      List<String> listed = found.links().stream().map(RawLink::href).toList();
      asWritten += listed.equals(expected) ? 1 : 0;
      if (!listed.equals(AS_XML.getOrDefault(each.getKey(), expected))) {
        failed.add(each.getKey() + ": " + listed);
      }
    }
    int total = expectations.size();
    System.out.printf(
        "conformance sitemaps: %d of %d as written; differs at %s, where XML says otherwise%n",
        asWritten, total, new TreeSet<>(AS_XML.keySet()));
    assertEquals(total - AS_XML.size(), asWritten);
    assertEquals(List.of(), failed);
  }

  @Test
  void anEntryTellsWhenItChangedHowOftenAndHowMuchItMatters() {
    Page page =
        xml(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
              <url><loc> http://site.test/a?x=1&amp;y=2 </loc>
                <lastmod>2024-05-06T10:00:00+02:00</lastmod>
                <changefreq>Daily</changefreq><priority>0.8</priority></url>
              <url><loc>http://site.test/b</loc></url>
            </urlset>
            """);
    assertEquals(List.of("/a?x=1&y=2", "/b"), listed(page));
    assertEquals(
        new Sitemap.Listing("2024-05-06T08:00:00Z", "daily", 0.8), said(page, "/a?x=1&y=2"));
    assertEquals(Sitemap.Kind.URLSET, sitemap(page).kind());
    assertEquals(2, sitemap(page).entries());
    assertNull(sitemap(page).trouble());
  }

  @ParameterizedTest
  @CsvSource({
    "2024, 2024",
    "2024-05, 2024-05",
    "2024-05-06, 2024-05-06",
    "2024-05-06T10:00Z, 2024-05-06T10:00:00Z",
    "2024-05-06T10:00:00.123Z, 2024-05-06T10:00:00Z",
    "2024-05-06T10:00:00+0200, 2024-05-06T08:00:00Z",
    "2024-05-06 10:00:00, 2024-05-06T10:00:00Z",
    "'Mon, 06 May 2024 10:00:00 GMT', 2024-05-06T10:00:00Z"
  })
  void datesAreReadInTheFormsThatAreInUse(String written, String read) {
    assertEquals(read, Listings.date(written).orElseThrow());
  }

  @Test
  void whatCannotBeReadIsSaidOnceAndTheEntryCounts() {
    Page page =
        xml(
            "<urlset><url><loc>http://site.test/a</loc><lastmod>yesterday</lastmod></url>"
                + "<url><loc>http://site.test/b</loc><lastmod>2024-13-77</lastmod>"
                + "<priority>7</priority><changefreq>sometimes</changefreq></url></urlset>");
    assertEquals(List.of("/a", "/b"), listed(page));
    assertEquals("4 values cannot be read, the first is 'yesterday'", sitemap(page).trouble());
    assertTrue(sitemap(page).listings().isEmpty());
  }

  @Test
  void anIndexNamesSitemaps() {
    Page page =
        xml(
            "<sitemapindex><sitemap><loc>http://site.test/1.xml</loc><lastmod>2024</lastmod>"
                + "</sitemap><sitemap><loc>/2.xml.gz</loc></sitemap></sitemapindex>");
    assertEquals(List.of("/1.xml", "/2.xml.gz"), Parsing.paths(page, LinkKind.SITEMAP));
    assertEquals(Sitemap.Kind.INDEX, sitemap(page).kind());
    assertEquals(2, sitemap(page).entries());
  }

  @Test
  void otherLanguagesAndImagesAreLinksOfTheirOwnKind() {
    Page page =
        xml(
            """
            <s:urlset xmlns:s="x" xmlns:xhtml="y" xmlns:image="z"><s:url><s:loc>/en</s:loc>
            <xhtml:link rel="alternate" hreflang="de" href="/de"/>
            <image:image><image:loc>/a.png</image:loc></image:image>
            <image:image><image:loc>/b.png</image:loc></image:image></s:url></s:urlset>
            """);
    assertEquals(List.of("/en"), listed(page));
    assertEquals(List.of("/de"), Parsing.paths(page, LinkKind.SITEMAP_ALTERNATE));
    assertEquals(List.of("/a.png", "/b.png"), Parsing.paths(page, LinkKind.SITEMAP_IMAGE));
    assertEquals(
        List.of("de"),
        page.links().stream()
            .filter(link -> link.kind() == LinkKind.SITEMAP_ALTERNATE)
            .map(link -> link.text())
            .toList());
  }

  @Test
  void zippedFilesAreUnzippedWhateverTheirTypeSays() {
    byte[] zipped = gzip(("<urlset>" + urls(0, 2) + "</urlset>").getBytes(UTF_8));
    assertEquals(List.of("/0", "/1"), listed(parse(zipped, "Content-Type: application/gzip")));
    assertEquals(List.of("/0", "/1"), listed(parse(zipped, "Content-Type: text/html")));
    assertEquals(List.of("/0", "/1"), listed(parse(gzip(zipped))));
  }

  @Test
  void aDamagedZipYieldsWhatCouldBeRead() {
    byte[] zipped = gzip(("<urlset>" + urls(0, 20_000) + "</urlset>").getBytes(UTF_8));
    Page page = parse(Arrays.copyOf(zipped, zipped.length / 2));
    assertTrue(listed(page).size() > 5_000, () -> listed(page).size() + " entries");
    assertTrue(listed(page).contains("/5000"));
    assertEquals("its gzip is damaged or cut; what could be read counts", sitemap(page).trouble());
    Page junk = parse(new byte[] {0x1F, (byte) 0x8B, 1, 2, 3});
    assertEquals(Sitemap.Kind.UNKNOWN, sitemap(junk).kind());
  }

  @Test
  void aFileThatEndsInTheMiddleYieldsItsWholeEntries() {
    Page page = xml("<urlset>" + urls(0, 3) + "<url><loc>http://site.test/cu");
    assertEquals(List.of("/0", "/1", "/2"), listed(page));
    assertEquals("ends early: </urlset> is missing; what was read counts", sitemap(page).trouble());
    Page afterLoc = xml("<urlset>" + urls(0, 1) + "<url><loc>http://site.test/whole</loc><last");
    assertEquals(List.of("/0", "/whole"), listed(afterLoc));
  }

  @Test
  void brokenMarkupCostsOnlyItsOwnEntry() {
    Page page =
        xml(
            "<urlset><url><loc>http://site.test/a&b</loc></url><url><loc></loc></url><url></url>"
                + "<url><loc>http://[bad</loc></url><url><loc>ftp://site.test/f</loc></url>"
                + "<url><loc>http://site.test/last</loc></url></urlset>");
    assertEquals(List.of("/a&b", "/last"), listed(page));
    assertEquals(2, page.unusable().size());
  }

  @Test
  void byteOrderMarksAndEncodingsAreUnderstood() {
    String text = "<urlset><url><loc>http://site.test/%C3%A4</loc></url></urlset>";
    assertEquals(List.of("/%C3%A4"), listed(parse(("\ufeff" + text).getBytes(UTF_16LE))));
    assertEquals(List.of("/%C3%A4"), listed(xml("\ufeff\n " + text)));
    assertEquals(
        List.of("/x", "/y"),
        listed(
            parse(
                "\ufeffhttp://site.test/x\r\nhttp://site.test/y".getBytes(UTF_8),
                "Content-Type: text/plain")));
  }

  @Test
  void linesThatAreNoUrlsAreCounted() {
    Page page = parse("# pages\nhttp://site.test/x\nhello\n\n".getBytes(UTF_8));
    assertEquals(List.of("/x"), listed(page));
    assertEquals("2 lines are no URLs", sitemap(page).trouble());
    Page json = parse("{\"urls\": []}".getBytes(UTF_8), "Content-Type: application/json");
    assertEquals(Sitemap.Kind.UNKNOWN, sitemap(json).kind());
    assertEquals(
        "1 lines are no URLs; lists nothing that is known to be a URL", sitemap(json).trouble());
    assertEquals("empty; lists nothing that is known to be a URL", sitemap(xml("")).trouble());
  }

  @Test
  void aWebPageInPlaceOfASitemapSaysSo() {
    String html = "<!DOCTYPE html><html><head><title>Gone</title></head><body><a href='/x'>x</a>";
    for (String type : List.of("text/html", "application/xml")) {
      Page page = parse(html.getBytes(UTF_8), "Content-Type: " + type);
      assertEquals(Sitemap.Kind.HTML, sitemap(page).kind());
      assertEquals("a web page is served in its place", sitemap(page).trouble());
      assertEquals(List.of(), listed(page));
    }
  }

  @Test
  void entitiesAreNeitherExpandedNorFetched() {
    Page page =
        xml(
            """
            <?xml version="1.0"?>
            <!DOCTYPE urlset [
              <!ENTITY file SYSTEM "file:///etc/passwd">
              <!ENTITY a "http://site.test/aaaaaaaaaa">
              <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            ]>
            <urlset><url><loc>http://site.test/&file;</loc></url>
            <url><loc>http://site.test/&b;</loc></url>
            <url><loc>http://site.test/good</loc></url></urlset>
            """);
    assertEquals(List.of("/&file;", "/&b;", "/good"), listed(page));
  }

  @Test
  void moreThanFiftyThousandEntriesAreLeftOut() {
    Page page = xml("<urlset>" + urls(0, 50_002) + "</urlset>");
    assertEquals(50_000, listed(page).size());
    assertEquals("more than 50,000 entries; the rest is left out", sitemap(page).trouble());
  }

  @Test
  void aHundredMegabytesOfNothingCostNoMemory() throws IOException {
    for (String start : List.of("", "<urlset>")) {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (OutputStream out = new GZIPOutputStream(zipped)) {
        out.write(start.getBytes(UTF_8));
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < 100; i++) {
          out.write(zeros);
        }
      }
      Page page = parse(zipped.toByteArray());
      assertEquals(List.of(), page.links());
      assertTrue(String.valueOf(sitemap(page).trouble()).contains("the rest is left out"));
    }
  }

  @Test
  void aMillionEmptyElementsAreLetGo() {
    StringBuilder text = new StringBuilder("<urlset><url>");
    text.repeat("<x/><loc/>", 500_000).append("</url>").append(urls(0, 1)).append("</urlset>");
    assertEquals(List.of("/0"), listed(xml(text.toString())));
    StringBuilder deep = new StringBuilder("<urlset>").repeat("<url>", 200_000).append(urls(0, 1));
    assertEquals(List.of("/0"), listed(xml(deep.toString())));
  }

  @Test
  void readingEndsWhenItsTimeIsUp() throws IOException {
    long[] now = {0};
    SitemapText text =
        SitemapText.of(
            "a".repeat(100).getBytes(UTF_8),
            MediaType.of(null),
            1_000,
            Duration.ofSeconds(1).toNanos(),
            () -> now[0]);
    assertEquals(10, text.read(new char[10], 0, 10));
    now[0] = Duration.ofSeconds(2).toNanos();
    assertEquals(-1, text.read(new char[10], 0, 10));
    assertEquals("reading took too long; the rest is left out", text.trouble());
  }
}
