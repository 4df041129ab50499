package weft.html;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is wrong, as a list: the gravest first, and what is most frequent before the rest. */
final class Findings {
  private final Markup page;
  private final Set<String> shown;

  /** A list whose findings lead to the tables of the reports that are shown. */
  Findings(Markup page, Set<String> shown) {
    this.page = page;
    this.shown = shown;
  }

  /** Writes those that there are. */
  void write(List<Finding> findings) {
    List<Finding> found =
        findings.stream()
            .filter(finding -> finding.count() > 0)
            .sorted(
                (one, other) ->
                    one.severity() == other.severity()
                        ? Long.compare(other.count(), one.count())
                        : other.severity().compareTo(one.severity()))
            .toList();
    if (found.isEmpty()) {
      page.element("p", "Nothing was found that needs mending.");
      return;
    }
    page.element("p", summary(found), "class", "about");
    page.open("ol", "class", "findings");
    found.forEach(this::write);
    page.end("ol");
    List<Finding> passed = findings.stream().filter(finding -> finding.count() == 0).toList();
    if (!passed.isEmpty()) {
      page.open("details", "class", "alternative");
      page.element("summary", "Looked for and not found (" + passed.size() + ")").open("ul");
      passed.forEach(finding -> page.element("li", finding.title()));
      page.close("ul").end("details");
    }
  }

  private static String summary(List<Finding> found) {
    return Numbers.count(of(found, Tone.ERROR), "kind of error", "kinds of errors")
        + ", "
        + Numbers.count(of(found, Tone.WARNING), "kind of warning", "kinds of warnings")
        + ", "
        + Numbers.count(of(found, Tone.NOTICE), "kind of notice", "kinds of notices")
        + "; errors first, then by how many URLs each concerns.";
  }

  private static long of(List<Finding> found, Tone severity) {
    return found.stream().filter(finding -> finding.severity() == severity).count();
  }

  private void write(Finding finding) {
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    page.open("li", "class", "finding " + finding.severity().style());
    page.open("h3").element("span", severity, "class", "badge").text(" " + finding.title());
    page.text(" ").element("span", Numbers.grouped(finding.count()), "class", "count");
    page.close("h3").element("p", finding.advice());
    page.open("details").element("summary", examples(finding)).open("ul");
    for (String example : finding.examples()) {
      page.open("li").url(example, Numbers.cut(example, 200)).close("li");
    }
    page.close("ul").close("details");
    if (shown.contains(finding.report())) {
      page.open("p", "class", "more");
      page.element(
          "a", "All in " + Topics.title(finding.report()), "href", "#r-" + finding.report());
      page.close("p");
    }
    page.end("li");
  }

  private static String examples(Finding finding) {
    return finding.examples().size() < finding.count()
        ? "Examples (" + finding.examples().size() + " of " + Numbers.grouped(finding.count()) + ")"
        : "Examples";
  }
}
