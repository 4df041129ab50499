package weft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of libraries in the distribution has the class path, but for what tests alone need. */
class ThirdPartyTest {
  private static final Path LEGAL = Path.of("src/main/dist/legal");
  private static final Pattern ROW =
      Pattern.compile("^\\| `([^`]+)` \\| (\\S+) \\| (\\S+) \\| (.+) \\|$", Pattern.MULTILINE);
  private static final Pattern TESTS_ALONE =
      Pattern.compile(
          "(junit|opentest4j|apiguardian|mockwebserver3|okhttp-tls|archunit|jackson|duckdb|jazzer|surefire|common-java5|org\\.jacoco).*");
  private static final Set<String> IN_THE_LIST = Set.of("MIT", "BSD-2-Clause", "BSD-3-Clause");

  private static Set<String> onTheClassPath() throws IOException {
    Set<String> found = new TreeSet<>();
    ClassLoader loader = ThirdPartyTest.class.getClassLoader();
    for (URL manifest : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
      Path jar = Path.of(manifest.getPath().replaceFirst("^file:", "").replaceFirst("!.*", ""));
      if (jar.startsWith(repository())) {
        String artifact = String.valueOf(jar.getName(jar.getNameCount() - 3));
        if (!TESTS_ALONE.matcher(artifact).matches()) {
          found.add(artifact + " " + jar.getName(jar.getNameCount() - 2));
        }
      }
    }
    return found;
  }

  /** Where the jar of a library lies that is surely there. */
  private static Path repository() {
    String jsoup =
        org.jsoup.Jsoup.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Path.of(jsoup.substring(0, jsoup.indexOf("/org/jsoup/")));
  }

  @Test
  void everyLibraryIsListedWithItsVersionAndLicence() throws IOException {
    String list = Files.readString(LEGAL.resolve("THIRD-PARTY.md"));
    Set<String> listed = new TreeSet<>();
    Matcher row = ROW.matcher(list);
    while (row.find()) {
      listed.add(row.group(1) + " " + row.group(2));
      String licence = row.group(3);
      boolean there =
          IN_THE_LIST.contains(licence)
              ? list.matches("(?s).*\n## [^\n]*\\b" + licence + "\\b.*")
              : Files.exists(LEGAL.resolve(licence + ".txt"));
      assertTrue(there, "the text of " + licence);
    }
    Set<String> missing = onTheClassPath();
    assertTrue(missing.size() > 30, missing.toString());
    missing.removeAll(listed);
    assertEquals(Set.of(), missing, "not in src/main/dist/legal/THIRD-PARTY.md");
  }
}
