package weft.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The catalogue of rules. Each category is a resource {@code issues/CATEGORY.sql}; a rule in it is
 * a query that begins with comments: {@code -- ID (SEVERITY): MEANING}, {@code -- fix: ADVICE},
 * {@code -- needs:} with what it needs ({@code content} for derived content), and {@code -- costly:
 * yes} where that takes long.
 */
public final class IssueRules {
  private static final List<String> CATEGORIES =
      List.of(
          "responses",
          "links",
          "security",
          "titles",
          "descriptions",
          "headings",
          "content",
          "images",
          "canonicals",
          "indexability",
          "sitemaps",
          "hreflang",
          "pagination",
          "urls",
          "structured-data",
          "social",
          "mobile",
          "performance",
          "crawling");

  private static final String CONTENT = "content";

  private static final Pattern HEAD =
      Pattern.compile("-- ([a-z0-9-]+) \\((error|warning|notice)\\): (.+)");

  private static final List<IssueRule> ALL = read();

  private IssueRules() {}

  /** All of them, category by category. */
  public static List<IssueRule> all() {
    return ALL;
  }

  /** The rule of that id. */
  public static Optional<IssueRule> named(String id) {
    return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** Of all that is said of them: another version of the catalogue has another value. */
  static int version() {
    return Math.floorMod(
        ALL.stream().map(rule -> rule.id() + rule.sql()).toList().hashCode(), 1 << 30);
  }

  private static List<IssueRule> read() {
    List<IssueRule> rules = new ArrayList<>();
    for (String category : CATEGORIES) {
      for (String source : SqlText.source("issues/" + category + ".sql").split(";\n", -1)) {
        if (!source.isBlank()) {
          rules.add(rule(rules.size() + 1, category, source.strip()));
        }
      }
    }
    return List.copyOf(rules);
  }

  private static IssueRule rule(int number, String category, String source) {
    Matcher head = HEAD.matcher(source.lines().findFirst().orElse(""));
    if (!head.matches()) {
      throw new IllegalStateException("a rule of " + category + " has no head: " + source);
    }
    List<String> needs =
        setting(source, "needs").map(names -> List.of(names.split(", ", -1))).orElse(List.of());
    return new IssueRule(
        number,
        head.group(1),
        Severity.valueOf(head.group(2).toUpperCase(Locale.ROOT)),
        category,
        head.group(3),
        setting(source, "fix").orElseThrow(),
        needs.stream().filter(need -> !need.equals(CONTENT)).map(Derivations::named).toList(),
        needs.contains(CONTENT),
        setting(source, "costly").isPresent(),
        source);
  }

  private static Optional<String> setting(String source, String name) {
    return Stream.of(source.split("\n", -1))
        .filter(line -> line.startsWith("-- " + name + ": "))
        .map(line -> line.substring(name.length() + 5).strip())
        .findFirst();
  }
}
