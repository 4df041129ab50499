package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import weft.Vectors;
import weft.model.LinkKind;
import weft.model.Page;

/** The single pass against a naive extraction by selectors, over real pages. */
class DifferentialTest {
  private static final Set<LinkKind> COMPARED =
      Set.of(
          LinkKind.A,
          LinkKind.AREA,
          LinkKind.IMG,
          LinkKind.SCRIPT,
          LinkKind.IFRAME,
          LinkKind.FRAME);

  @Test
  void thePagesOfTheConformanceDataHaveTheSameLinks() throws IOException {
    assertEquals(4, compare(Vectors.folder().resolve("link-extraction/scrapy")));
  }

  /** Runs where {@code weft.html} names a folder of pages, such as installed documentation. */
  @Test
  void aFolderOfRealPagesHasTheSameLinks() throws IOException {
    String folder = System.getProperty("weft.html", "");
    Assumptions.assumeFalse(folder.isBlank(), "system property weft.html is not set");
    System.out.printf("differential: %d pages agree%n", compare(Path.of(folder)));
  }

  private static int compare(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> pages =
          files.filter(f -> f.toString().matches(".*\\.html?") && Files.isRegularFile(f)).toList();
      for (Path file : pages) {
        String html = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        assertEquals(new TreeSet<>(NaiveLinks.of(html, Parsing.PAGE)), ours(html), file.toString());
      }
      return pages.size();
    }
  }

  private static Set<String> ours(String html) {
    Page page = Parsing.html(html);
    Set<String> found = new TreeSet<>();
    page.links().stream()
        .filter(link -> COMPARED.contains(link.kind()))
        .forEach(link -> found.add(link.target().text()));
    return found;
  }
}
