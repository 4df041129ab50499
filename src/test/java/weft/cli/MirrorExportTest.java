package weft.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a site that a browser opens from disk. */
class MirrorExportTest {
  @TempDir Path directory;

  private static Path led(Path from, String reference) {
    String path = reference.replaceFirst("#.*", "").replace("%7E", "~");
    return from.resolveSibling(path).normalize();
  }

  @Test
  void linksLeadToFilesThatAreThereAndOthersToTheWeb() throws IOException {
    try (ExportedSite site = new ExportedSite(directory)) {
      site.crawled("--assets", "store");
      site.export("site.db", "mirror", "-o", "copy");
      Path top = site.file("copy");
      String host = "127.0.0.1_" + site.typed.site.port() + "/";
      Path home = top.resolve(host + "index~.html");
      Document page = Jsoup.parse(home.toFile(), "UTF-8");
      for (Element link : page.select("a[href], link[href]")) {
        String href = link.attr("href");
        boolean away = href.startsWith("https://elsewhere") || href.endsWith("/gone");
        assertTrue(away == href.startsWith("http"), href);
        assertTrue(away || Files.exists(led(home, href)), href);
      }
      assertEquals("packed%7E.html#x", page.select("a:contains(packed)").attr("href"));
      Path moved = led(home, page.select("a:contains(moved)").attr("href"));
      assertTrue(Files.readString(moved).contains("content=\"0; url=a/index%7E.html\""));
      String css = Files.readString(top.resolve(host + "style.css"));
      assertEquals("body { background: url(dot.png) }", css);
      assertArrayEquals(
          new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2},
          Files.readAllBytes(top.resolve(host + "dot.png")));
      String image =
          Jsoup.parse(top.resolve(host + "a/index~.html").toFile(), "UTF-8")
              .select("img")
              .attr("src");
      assertEquals("../dot.png", image);
      Path index = top.resolve("index.html");
      String first = Jsoup.parse(index.toFile(), "UTF-8").select("a").attr("href");
      assertEquals(home, led(index, first));
    }
  }

  @Test
  void nothingLeavesTheDirectoryAndNoTwoFilesDifferByCaseAlone() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      List<String> before = site.files("");
      site.export("site.db", "mirror", "-o", "copy");
      List<String> added = site.files("").stream().filter(n -> !before.contains(n)).toList();
      assertTrue(added.stream().allMatch(name -> name.startsWith("copy/")), added.toString());
      assertEquals(
          added.size(), added.stream().map(n -> n.toLowerCase(Locale.ROOT)).distinct().count());
      assertEquals(11, added.size());
    }
  }

  @Test
  void aPageInAnotherEncodingBecomesUtf8AndABaseCountsAndGoes() throws IOException {
    try (ExportedSite site = new ExportedSite(directory)) {
      byte[] latin =
          ("<meta charset=iso-8859-1><base href=/sub/><title>caf\u00e9</title>"
                  + "<style>p{background:url('../dot.png')}</style>"
                  + "<img srcset='../dot.png 1x, /b.png 2x'><a href=x integrity=y>x</a>")
              .getBytes(StandardCharsets.ISO_8859_1);
      site.typed
          .site
          .file("/", "text/html", latin)
          .page("/sub/x", "x")
          .file("/b.png", "image/png", new byte[] {1});
      site.crawled("--assets", "store");
      site.export("site.db", "mirror", "-o", "copy");
      Path home = site.file("copy/127.0.0.1_" + site.typed.site.port() + "/index~.html");
      String html = Files.readString(home);
      assertTrue(html.contains("<title>caf\u00e9</title>"), html);
      assertTrue(html.toLowerCase(Locale.ROOT).contains("charset=\"utf-8\""), html);
      assertTrue(html.contains("srcset=\"dot.png 1x, b.png 2x\""), html);
      assertTrue(html.contains("url('dot.png')"), html);
      assertTrue(html.contains("<a href=\"sub/x%7E.html\">x</a>"), html);
      assertTrue(!html.contains("<base"), html);
    }
  }
}
