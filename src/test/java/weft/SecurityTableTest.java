package weft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table of weaknesses names tests that exist. */
class SecurityTableTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  /** The weaknesses that the table must speak of. */
  private static final List<String> WANTED =
      List.of(
          "CVE-2024-3572",
          "CVE-2025-6176",
          "CVE-2025-66418",
          "CVE-2022-32206",
          "CVE-2025-66471",
          "CVE-2017-14158",
          "CVE-2021-41125",
          "CVE-2022-0577",
          "CVE-2024-3574",
          "CVE-2024-1968",
          "CVE-2018-1000007",
          "CVE-2022-27774",
          "CVE-2021-22876",
          "CVE-2018-20483",
          "`file:`",
          "CVE-2024-10524",
          "CVE-2024-56800",
          "CVE-2026-26217",
          "CVE-2026-53755",
          "CVE-2024-1892",
          "CVE-2021-37714",
          "CVE-2026-75140",
          "CVE-2021-23901",
          "CVE-2023-3635",
          "robots.txt",
          "CVE-2017-13089",
          "CVE-2023-38039",
          "CVE-2022-32205",
          "CVE-2014-4877",
          "CVE-2016-4971",
          "CVE-2023-45815",
          "CVE-2023-32697",
          "formulas");

  private static List<String> rows() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int begin = readme.indexOf("\n### Security\n");
    int end = readme.indexOf("\n### ", begin + 1);
    assertTrue(begin > 0 && end > begin, "the section is there");
    return readme
        .substring(begin, end)
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| **"))
        .skip(2)
        .toList();
  }

  private static Map<String, String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .filter(file -> file.toString().endsWith("Test.java"))
          .collect(
              Collectors.toMap(
                  file -> String.valueOf(file.getFileName()).replace(".java", ""),
                  SecurityTableTest::read,
                  (one, other) -> one + other));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void everyRowNamesTestsAndEachOfThemExists() throws IOException {
    Map<String, String> sources = sources();
    for (String row : rows()) {
      List<MatchResult> named = NAMED.matcher(row).results().toList();
      assertTrue(!named.isEmpty(), row);
      for (MatchResult test : named) {
        String source = sources.getOrDefault(test.group(1), "");
        assertTrue(isTest(source, test.group(2)), test.group());
      }
    }
  }

  /** Whether a method of that name follows an annotation of a test within a few lines. */
  private static boolean isTest(String source, String method) {
    int at = source.indexOf("  void " + method + "(");
    String before = source.substring(0, Math.max(0, at));
    int annotated =
        Math.max(before.lastIndexOf("  @Test\n"), before.lastIndexOf("  @ParameterizedTest"));
    return at >= 0 && annotated > before.lastIndexOf("\n  }\n");
  }

  @Test
  void noWeaknessIsLeftOut() throws IOException {
    List<String> rows = rows();
    List<String> missing =
        WANTED.stream()
            .filter(
                wanted -> rows.stream().noneMatch(row -> row.split("\\|", -1)[1].contains(wanted)))
            .toList();
    assertEquals(List.of(), missing);
  }
}
