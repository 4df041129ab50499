package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages as Markdown files. */
class MarkdownExportTest {
  @TempDir Path directory;

  private String host(ExportedSite site) {
    return "127.0.0.1_" + site.typed.site.port() + "/";
  }

  @Test
  void everyPageIsAFileWithWhereItComesFromAndALineInTheIndex() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      String said = site.export("site.db", "markdown", "-o", "md");
      assertTrue(said.startsWith("weft: 8 pages in 8 files, "), said);
      String home = Files.readString(site.file("md/" + host(site) + "index~.md"));
      assertTrue(
          home.startsWith(
              "---\nurl: \"" + site.url("/") + "\"\ntitle: \"Home & hearth\"\ndate: \"20"),
          home);
      assertTrue(home.contains("\n---\n\n# Home\n\nSee [the **a**][1], [packed][2],"), home);
      assertTrue(home.contains("\n[1]: <" + site.url("/a/") + ">\n"), home);
      String packed = Files.readString(site.file("md/" + host(site) + "packed~.md"));
      assertTrue(packed.contains("\nlanguage: \"de\"\nsha256: \""), packed);
      String index = Files.readString(site.file("md/llms.txt"));
      assertTrue(index.startsWith("# 127.0.0.1\n\n> "), index);
      assertTrue(index.contains("- [Home & hearth](" + host(site) + "index%7E.md)\n"), index);
      assertEquals(8, index.lines().filter(line -> line.startsWith("- [")).count());
    }
  }

  @Test
  void noTitleAndNoUrlLeadsOutOfTheDirectory() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      List<String> before = site.files("");
      site.export("site.db", "markdown", "-o", "md");
      List<String> added = site.files("").stream().filter(n -> !before.contains(n)).toList();
      assertTrue(added.stream().allMatch(name -> name.startsWith("md/")), added.toString());
      assertTrue(
          added.stream().anyMatch(name -> name.matches(".*/_2e_2e_2fetc_2fpasswd~\\w{12}~?\\.md")),
          added.toString());
      assertFalse(added.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("/con.")));
    }
  }

  @Test
  void aDirectoryThatIsThereStaysUnlessForced() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      Files.createDirectory(site.file("md"));
      Files.writeString(site.file("md/mine.txt"), "mine");
      String said = site.refused("site.db", "markdown", "-o", "md");
      assertTrue(said.endsWith("md: is there already; name another one or give --force\n"), said);
      assertEquals(List.of("mine.txt"), site.files("md"));
      site.export("site.db", "markdown", "-o", "md", "--force");
      assertFalse(site.files("md").contains("mine.txt"));
      assertFalse(site.files("").stream().anyMatch(n -> n.contains(".old") || n.contains(".part")));
    }
  }

  @Test
  void aCrawlThatKeptNoBodiesHasNothingToExport() {
    try (ExportedSite site = new ExportedSite(directory).crawled("--store-body", "none")) {
      String said = site.refused("site.db", "markdown", "-o", "md");
      assertTrue(
          said.endsWith(
              "site.db: has no pages with a stored body, so there is nothing to export\n"),
          said);
      assertFalse(Files.exists(site.file("md")));
    }
  }
}
