package weft.html;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.analysis.IssueCount;
import weft.analysis.IssueRule;
import weft.analysis.IssueRules;
import weft.analysis.Issues;
import weft.analysis.Progress;
import weft.analysis.Severity;
import weft.analysis.Workspace;
import weft.store.RowSink;

/** What the rules of the catalogue find, as findings; a rule that finds nothing is one of none. */
final class IssueFindings {
  private static final int EXAMPLES = 5;

  private IssueFindings() {}

  /** One of each rule that was asked. */
  static List<Finding> of(Workspace workspace, Progress progress) {
    Issues issues = Issues.of(workspace, false, List.of(), progress);
    List<IssueRule> rules = new ArrayList<>(IssueRules.all());
    rules.removeAll(issues.notAsked());
    List<Finding> findings = new ArrayList<>();
    for (IssueCount count : issues.counts()) {
      rules.remove(count.rule());
      findings.add(
          finding(count.rule(), count.urls(), change(count), examples(issues, count.rule())));
    }
    rules.forEach(rule -> findings.add(finding(rule, 0, "", List.of())));
    return findings;
  }

  private static Finding finding(
      IssueRule rule, long urls, String change, List<Finding.Example> examples) {
    return new Finding(
        tone(rule.severity()),
        rule.meaning().replaceFirst("\\.$", ""),
        urls,
        change,
        examples,
        rule.advice(),
        rule.id());
  }

  private static Tone tone(Severity severity) {
    return switch (severity) {
      case ERROR -> Tone.ERROR;
      case WARNING -> Tone.WARNING;
      case NOTICE -> Tone.NOTICE;
    };
  }

  private static String change(IssueCount count) {
    Long fresh = count.fresh();
    Long gone = count.gone();
    return fresh == null || gone == null
        ? ""
        : Numbers.grouped(fresh) + " new, " + Numbers.grouped(gone) + " gone since the run before";
  }

  private static List<Finding.Example> examples(Issues issues, IssueRule rule) {
    List<Finding.Example> examples = new ArrayList<>();
    issues.list(
        rule,
        EXAMPLES,
        new RowSink() {
          private List<String> names = List.of();

          @Override
          public void columns(List<String> found) {
            names = List.copyOf(found);
          }

          @Override
          public void row(List<@Nullable Object> cells) {
            if (!"gone".equals(cells.get(names.indexOf("change")))) {
              examples.add(
                  new Finding.Example(
                      text(cells.get(names.indexOf("url"))),
                      text(cells.get(names.indexOf("evidence")))));
            }
          }
        });
    return examples;
  }

  private static String text(@Nullable Object cell) {
    return cell == null ? "" : cell.toString();
  }
}
