package weft.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.analysis.Workspace;
import weft.store.MadeUpCrawl;

class SitemapExportTest {
  @TempDir Path directory;

  @Test
  void moreUrlsThanAFileMayHoldGoToSeveralAndAnIndex() throws SQLException, IOException {
    Path file = directory.resolve("big.db");
    new MadeUpCrawl(25, 2, 1, 0).into(file);
    Path target = directory.resolve("map.xml");
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      Exported done = new SitemapExport(workspace, target, false, 10).write();
      assertEquals(25, done.count());
      assertEquals(4, done.files());
    }
    List<Long> urls = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String xml = Files.readString(directory.resolve("map-0000" + i + ".xml"));
      urls.add(xml.lines().filter(line -> line.startsWith("<url>")).count());
      assertTrue(xml.endsWith("</urlset>\n"), xml);
    }
    assertEquals(List.of(10L, 10L, 5L), urls);
    String index = Files.readString(target);
    assertTrue(index.contains("<sitemapindex "), index);
    assertTrue(
        index.contains("<sitemap><loc>https://www.site-0.example/map-00002.xml</loc>"), index);
  }

  @Test
  void linesBeyondMemoryAreSortedAllTheSame() throws IOException {
    List<String> lines = new ArrayList<>();
    try (SortedLines sorted = new SortedLines(7)) {
      for (int i = 0; i < 100; i++) {
        String line = Integer.toString(i * 37 % 100);
        lines.add(line);
        sorted.add(line);
      }
      var out = new java.io.ByteArrayOutputStream();
      sorted.into(out);
      assertEquals(
          String.join("\n", lines.stream().sorted().toList()) + "\n",
          out.toString(StandardCharsets.UTF_8));
    }
  }
}
