package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.analysis.IssueRule;
import weft.analysis.IssueRules;
import weft.cli.command.ExitCode;

/** Each rule finds the page that was made for it, and no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssueRulesTest {
  @TempDir static Path directory;

  private final IssueSite site = new IssueSite();
  private final Map<String, Set<String>> found = new TreeMap<>();

  @BeforeAll
  void crawl() throws IOException, SQLException {
    Terminal terminal = new Terminal(directory, Wiring.parts());
    Path ca = Files.writeString(directory.resolve("ca.pem"), site.root.certificatePem());
    String[] words =
        Stream.concat(
                Stream.of("crawl", site.origin() + "/", "-o", "site.db", "--delay", "0"),
                Stream.of(site.flags(ca)))
            .toArray(String[]::new);
    assertEquals(ExitCode.BLOCKED, terminal.type(words), terminal::err); // norobots.example
    site.makeWorse(directory.resolve("site.db"));
    ExitCode code =
        terminal.type("report", "site.db", "issues", "--columns", "id,url", "--format", "csv");
    assertEquals(ExitCode.DONE, code, terminal::err);
    terminal
        .out()
        .lines()
        .skip(1)
        .map(line -> line.split(",", 2))
        .forEach(
            cells ->
                found
                    .computeIfAbsent(cells[0], _ -> new TreeSet<>())
                    .add(cells[1].replace(site.origin(), "")));
  }

  @AfterAll
  void stop() {
    site.close();
  }

  static Stream<String> ids() {
    return IssueRules.all().stream().map(IssueRule::id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void aRuleFindsWhatWasMadeForItAndNothingElse(String id) {
    Set<String> expected = site.expected.get(id);
    assertEquals(
        String.join("\n", Objects.requireNonNull(expected, "no page was made for " + id)),
        String.join("\n", found.getOrDefault(id, Set.of())));
  }

  @Test
  void aPageInOrderIsFoundByNoRule() {
    for (String path : Set.of("/", "/clean", "/german", "/second")) {
      assertEquals(
          Set.of(),
          found.entrySet().stream()
              .filter(entry -> entry.getValue().contains(path))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet()),
          path);
    }
  }

  @Test
  void theCatalogueHasManyRulesOfDifferentNamesAndSaysWhatEachMeans() {
    assertTrue(IssueRules.all().size() >= 80, IssueRules.all().size() + " rules");
    assertEquals(IssueRules.all().size(), ids().distinct().count());
    for (IssueRule rule : IssueRules.all()) {
      assertTrue(rule.meaning().endsWith("."), rule::id);
      assertTrue(rule.advice().length() > 6, rule::id);
    }
  }
}
