package weft.html;

import java.util.List;
import java.util.Locale;

/** What is wrong, as a list: the gravest first, and what is most frequent before the rest. */
final class Findings {
  private final Markup page;

  Findings(Markup page) {
    this.page = page;
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
    if (!finding.change().isEmpty()) {
      page.element("p", finding.change(), "class", "about");
    }
    page.open("details").element("summary", examples(finding)).open("ul");
    for (Finding.Example example : finding.examples()) {
      page.open("li").url(example.url(), Numbers.cut(example.url(), 200));
      if (!example.evidence().isEmpty()) {
        page.text(": " + Numbers.cut(example.evidence(), 200));
      }
      page.close("li");
    }
    page.close("ul");
    if (finding.examples().size() < finding.count()) {
      page.open("p", "class", "bound").text("All of them: ");
      page.element("code", "weft issues FILE " + finding.rule()).close("p");
    }
    page.close("details").end("li");
  }

  private static String examples(Finding finding) {
    return finding.examples().size() < finding.count()
        ? "Examples (" + finding.examples().size() + " of " + Numbers.grouped(finding.count()) + ")"
        : "Examples";
  }
}
