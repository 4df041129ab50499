package weft.cli.ask;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;
import weft.analysis.IgnoredIssue;
import weft.analysis.IssueRule;
import weft.analysis.IssueRules;
import weft.analysis.Severity;
import weft.cli.command.Arguments;
import weft.cli.output.ResultFormat;
import weft.config.ConfigException;
import weft.config.Nearest;
import weft.config.OptionValues;

/**
 * What a line of {@code weft issues} asks for, checked.
 *
 * @param rule whose URLs are wanted; absent for all rules
 * @param least the severity that a rule has to have to be shown
 * @param limit at most so many rows; -1 for all
 * @param format how to write rows
 * @param ignored what nobody wants to hear of
 * @param thresholds rules that make the exit code
 * @param junit where to write what became of them; absent for nowhere
 */
record IssuesRequest(
    @Nullable IssueRule rule,
    Severity least,
    long limit,
    ResultFormat format,
    List<IgnoredIssue> ignored,
    List<Threshold> thresholds,
    @Nullable String junit) {
  static final String ALL = "issues";
  static final String NEW = "new-";

  /** Reads a line. */
  static IssuesRequest of(ParseResult line) {
    String id = Arguments.argument(line, 1);
    List<IgnoredIssue> ignored = new ArrayList<>();
    for (String text : line.matchedOptionValue("--ignore", List.<String>of())) {
      ignored.add(ignored(text));
    }
    List<Threshold> thresholds = new ArrayList<>();
    for (String text : line.matchedOptionValue("--fail-on", List.<String>of())) {
      thresholds.add(threshold(text));
    }
    @Nullable String junit = line.matchedOptionValue("--junit", null);
    if (junit != null && thresholds.isEmpty()) {
      throw new ConfigException("--junit " + junit + ": needs rules; give --fail-on 'errors>0'");
    }
    return new IssuesRequest(
        id.isEmpty() ? null : rule("", id),
        severity(line.matchedOptionValue("--severity", Severity.NOTICE.label())),
        limit(line.matchedOptionValue("--limit", "")),
        ResultFormat.of(line.matchedOptionValue("--format", "table")),
        List.copyOf(ignored),
        List.copyOf(thresholds),
        junit);
  }

  /** Whether a rule that takes long is named. */
  boolean costly() {
    return (rule != null && rule.costly())
        || thresholds.stream()
            .flatMap(threshold -> IssueRules.named(threshold.report()).stream())
            .anyMatch(IssueRule::costly);
  }

  /** The word that stands for all rules of a severity. */
  static String word(Severity severity) {
    return severity.label() + "s";
  }

  private static Severity severity(String word) {
    List<String> words = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      if (severity.label().equals(word)) {
        return severity;
      }
      words.add(severity.label());
    }
    throw new ConfigException(
        "--severity "
            + word
            + ": must be one of "
            + String.join(", ", words)
            + Nearest.hint(word, words, ""));
  }

  private static long limit(String text) {
    return text.isEmpty() ? -1 : OptionValues.positive("--limit", text);
  }

  private static IgnoredIssue ignored(String text) {
    int equals = text.indexOf('=');
    IssueRule rule = rule("--ignore " + text + ": ", equals < 0 ? text : text.substring(0, equals));
    return new IgnoredIssue(rule, equals < 0 ? null : text.substring(equals + 1));
  }

  private static IssueRule rule(String where, String id) {
    List<String> ids = IssueRules.all().stream().map(IssueRule::id).toList();
    return IssueRules.named(id)
        .orElseThrow(
            () ->
                new ConfigException(
                    where
                        + "unknown rule '"
                        + id
                        + "'"
                        + Nearest.hint(id, ids, "; 'weft issues --catalogue' lists all")));
  }

  private static Threshold threshold(String text) {
    Threshold threshold = Threshold.of(text, "errors, warnings, notices or a rule", "errors>0");
    String name = threshold.report();
    List<String> words = new ArrayList<>(List.of(ALL));
    for (Severity severity : Severity.values()) {
      words.add(word(severity));
    }
    String plain = name.startsWith(NEW) ? name.substring(NEW.length()) : name;
    if (!words.contains(plain)) {
      IssueRule _ = rule("--fail-on " + text + ": ", plain);
    }
    return threshold;
  }
}
