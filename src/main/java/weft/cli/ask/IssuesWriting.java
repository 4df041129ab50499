package weft.cli.ask;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.analysis.IssueCount;
import weft.analysis.IssueRule;
import weft.analysis.IssueRules;
import weft.analysis.Issues;
import weft.analysis.Severity;
import weft.cli.command.Arguments;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.output.JUnitFile;
import weft.cli.output.Printable;
import weft.cli.output.ResultFormat;
import weft.cli.output.ResultWriter;
import weft.cli.output.Wording;

/** Writes what rules found as it was asked for. */
final class IssuesWriting {
  private final Issues issues;
  private final IssuesRequest request;
  private final Console console;

  IssuesWriting(Issues issues, IssuesRequest request, Console console) {
    this.issues = issues;
    this.request = request;
    this.console = console;
  }

  /** Writes every rule that there is. */
  static void catalogue(IssuesRequest request, Console console) {
    ResultWriter writer = request.format().writer(console.out(), console.screen());
    writer.columns(List.of("id", "severity", "category", "meaning", "advice"));
    for (IssueRule rule : IssueRules.all()) {
      writer.row(
          List.of(
              rule.id(), rule.severity().label(), rule.category(), rule.meaning(), rule.advice()));
    }
    writer.end();
  }

  /**
   * Writes what was asked for, and checks the thresholds.
   *
   * @param file as the user named it
   */
  ExitCode write(String file) {
    List<IssueCount> counts = issues.counts();
    IssueRule rule = request.rule();
    if (rule != null) {
      list(rule);
    } else {
      summary(counts, file);
    }
    return checked(counts);
  }

  private boolean forPeople() {
    return request.format() == ResultFormat.TABLE || request.format() == ResultFormat.MD;
  }

  private void list(IssueRule rule) {
    if (forPeople()) {
      boolean table = request.format() == ResultFormat.TABLE;
      console
          .out()
          .line(
              "%s%s (%s, %s): %s\n%sHow to mend it: %s\n"
                  .formatted(
                      table ? "" : "## ",
                      rule.id(),
                      rule.severity().label(),
                      rule.category(),
                      rule.meaning(),
                      table ? "" : "\n",
                      rule.advice()));
    }
    ResultWriter writer = request.format().writer(console.out(), console.screen());
    issues.list(rule, request.limit(), writer);
    writer.end();
  }

  private void summary(List<IssueCount> counts, String file) {
    List<IssueCount> shown =
        counts.stream()
            .filter(count -> count.rule().severity().compareTo(request.least()) <= 0)
            .toList();
    long most = request.limit() < 0 ? shown.size() : request.limit();
    if (forPeople() && shown.isEmpty()) {
      console.out().line("no issues: " + whyNone(counts));
    } else {
      ResultWriter writer = request.format().writer(console.out(), console.screen());
      writer.columns(List.of("severity", "id", "urls", "new", "gone", "what", "example"));
      shown.stream().limit(most).forEach(count -> writer.row(row(count)));
      writer.end();
    }
    if (forPeople()) {
      closing(shown, file);
    }
  }

  private String whyNone(List<IssueCount> counts) {
    return counts.isEmpty()
        ? "none of " + IssueRules.all().size() + " rules finds anything"
        : "%s, but none as grave as --severity %s"
            .formatted(
                Wording.count(counts.size(), "rule finds something", "rules find something"),
                request.least().label());
  }

  private static List<@Nullable Object> row(IssueCount count) {
    return Arrays.asList(
        count.rule().severity().label(),
        count.rule().id(),
        count.urls(),
        count.fresh(),
        count.gone(),
        count.rule().meaning(),
        count.example());
  }

  /** What to do first, and how to go on. */
  private void closing(List<IssueCount> counts, String file) {
    List<String> lines = new ArrayList<>();
    if (!counts.isEmpty() && counts.getFirst().urls() > 0) {
      IssueRule first = counts.getFirst().rule();
      lines.add("Mend first: %s. %s".formatted(first.id(), first.advice()));
      lines.add(
          "Order: by severity, then by the number of URLs concerned. 'weft issues %s %s' lists them."
              .formatted(Arguments.quoted(file), first.id()));
    }
    if (!issues.notAsked().isEmpty()) {
      lines.add(
          "Not checked, as it would take long: %s; name one to have it checked."
              .formatted(
                  String.join(", ", issues.notAsked().stream().map(IssueRule::id).toList())));
    }
    if (!lines.isEmpty()) {
      console.out().line("");
      lines.forEach(line -> console.out().line(Printable.line(line)));
    }
  }

  private ExitCode checked(List<IssueCount> counts) {
    List<JUnitFile.Check> checks =
        request.thresholds().stream().map(threshold -> check(threshold, counts)).toList();
    if (request.junit() != null) {
      Path target = console.directory().resolve(request.junit());
      JUnitFile.write(target, "weft issues", checks);
    }
    return checks.stream().anyMatch(JUnitFile.Check::failed) ? ExitCode.FINDINGS : ExitCode.DONE;
  }

  private JUnitFile.Check check(Threshold threshold, List<IssueCount> counts) {
    String name = threshold.report();
    boolean fresh = name.startsWith(IssuesRequest.NEW);
    String plain = fresh ? name.substring(IssuesRequest.NEW.length()) : name;
    long found = 0;
    for (IssueCount count : counts) {
      if (covers(plain, count.rule())) {
        Long newOnes = count.fresh();
        found += fresh ? (newOnes == null ? 0 : newOnes) : count.urls();
      }
    }
    boolean failed = threshold.isMetBy(found);
    String outcome = name + ": " + Wording.count(found, "finding", "findings");
    if (failed) {
      console.say("--fail-on '" + threshold.text() + "': " + outcome);
    }
    return new JUnitFile.Check(threshold.text(), failed, outcome);
  }

  private static boolean covers(String word, IssueRule rule) {
    for (Severity severity : Severity.values()) {
      if (word.equals(IssuesRequest.word(severity))) {
        return rule.severity() == severity;
      }
    }
    return word.equals(IssuesRequest.ALL) || word.equals(rule.id());
  }
}
