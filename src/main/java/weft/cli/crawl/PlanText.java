package weft.cli.crawl;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.cli.command.RunReader;
import weft.cli.output.Report;
import weft.cli.output.Wording;
import weft.crawl.Estimate;
import weft.crawl.HostSurvey;
import weft.crawl.HostSurvey.Contact;
import weft.crawl.JudgedUrl;
import weft.crawl.RobotsSurvey;
import weft.crawl.SitemapSurvey;
import weft.model.Decision;
import weft.model.Reason;
import weft.scope.PatternRule;

/** A plan as people read it. */
final class PlanText {
  private static final int RULES = 10;
  private static final int EXCLUDED_SEEDS = 10;
  private static final int THOUSAND = 1_000;

  private final Plan plan;
  private final Report report = new Report();

  PlanText(Plan plan) {
    this.plan = plan;
  }

  List<String> lines() {
    settings();
    patterns();
    excludedSeeds();
    plan.shown().forEach(this::host);
    further();
    asked();
    estimate();
    return report.lines();
  }

  private void settings() {
    report.line(
        "Plan of "
            + Wording.count(plan.seeds(), "seed", "seeds")
            + " into "
            + plan.file()
            + "; no page was fetched, nothing was written.");
    report.blank();
    if (plan.changes().isEmpty()) {
      report.line("All settings have their defaults.");
      return;
    }
    report.line("Settings that differ from the defaults:");
    plan.changes()
        .forEach(c -> report.line("  " + c.name() + " = " + c.value() + "  (" + c.origin() + ")"));
  }

  private void patterns() {
    report.blank();
    int depth = plan.settings().store().maxDepth();
    report.line(
        "Scope "
            + plan.settings().scope().preset().label()
            + (depth == Integer.MAX_VALUE ? "" : ", depth " + depth)
            + (plan.patterns().isEmpty()
                ? "."
                : "; of these patterns the last that matches wins:"));
    int number = 1;
    for (PatternRule rule : plan.patterns()) {
      report.line("  " + number++ + "  " + label(rule));
    }
  }

  /** A pattern for people. */
  static String label(PatternRule rule) {
    return (rule.include() ? "include " : "exclude ") + rule.pattern().pattern();
  }

  private void excludedSeeds() {
    List<JudgedUrl> excluded = plan.report().seedsExcluded();
    excluded.stream()
        .limit(EXCLUDED_SEEDS)
        .forEach(seed -> report.line("Seed left out: " + verdict(seed)));
    if (excluded.size() > EXCLUDED_SEEDS) {
      report.line("and " + (excluded.size() - EXCLUDED_SEEDS) + " more seeds left out");
    }
  }

  private void host(HostSurvey host) {
    if (host.contact() == Contact.FAILED || host.contact() == Contact.BLOCKED) {
      report.line(host.origin() + "  " + contact(host.contact()) + ": " + host.detail());
      return;
    }
    report.blank();
    report.line(host.origin());
    String barred = host.barred() == 0 ? "" : host.barred() + " of them barred by robots.txt";
    report.count("seeds", host.seeds(), barred);
    report.fact("robots.txt", robots(host.robots()));
    report.fact("delay", delay(host));
    sitemaps(host.sitemaps());
    time(host);
    host.sitemaps().samples().forEach(sample -> report.line("    " + verdict(sample)));
  }

  private static String contact(Contact contact) {
    return switch (contact) {
      case ANSWERED -> "answers";
      case BLOCKED -> "does not let us in for now";
      case FAILED -> "cannot be reached";
      case NOT_ASKED -> "was not asked";
    };
  }

  private static String robots(@Nullable RobotsSurvey robots) {
    if (robots == null) {
      return "not asked for";
    }
    Duration delay = robots.crawlDelay();
    return "status "
        + robots.status()
        + (robots.detail().isEmpty() ? "" : " (" + robots.detail() + ")")
        + (robots.group().isEmpty() ? ", no group for us" : ", group " + robots.group())
        + (delay == null ? ", no Crawl-delay" : ", Crawl-delay " + Wording.time(delay));
  }

  private static String delay(HostSurvey host) {
    String time = host.delay().isZero() ? "none" : Wording.time(host.delay());
    return time + " between requests, " + RunReader.why(host.why().label());
  }

  private void sitemaps(SitemapSurvey found) {
    String unread = found.unread() == 0 ? "" : "; " + found.unread() + " more not read";
    String listed = Wording.count(found.listed(), "URL listed", "URLs listed");
    report.count("sitemaps", found.read(), found.read() == 0 ? unread : listed + unread);
    if (found.listed() > 0) {
      report.part("to be fetched", found.accepted(), "");
    }
    found.rejected().entrySet().stream()
        .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
        .limit(RULES)
        .forEach(rule -> report.part("left out", rule.getValue(), why(rule.getKey())));
    if (found.rejected().size() > RULES) {
      report.line("    and by " + (found.rejected().size() - RULES) + " further rules");
    }
    found.troubles().forEach(trouble -> report.line("    trouble: " + trouble));
  }

  private void time(HostSurvey host) {
    Duration interval = host.interval();
    if (interval == null) {
      report.fact("time", "unknown: there is no delay, and no answer whose time was taken");
      return;
    }
    boolean listed = host.sitemaps().accepted() > 0;
    long pages = listed ? host.sitemaps().accepted() : THOUSAND;
    report.fact(
        "time",
        "at least "
            + Wording.time(interval.multipliedBy(pages))
            + (listed
                ? " for what is listed"
                : " for each 1,000 pages; how many there are is" + " unknown"));
  }

  private void further() {
    List<HostSurvey> hosts = plan.further();
    if (!hosts.isEmpty()) {
      report.blank();
      report.line(Wording.count(hosts.size(), "further host", "further hosts") + ", summed up:");
      for (Contact contact : Contact.values()) {
        if (plan.further(contact) > 0) {
          report.count("hosts", plan.further(contact), contact(contact));
        }
      }
      long listed = hosts.stream().mapToLong(host -> host.sitemaps().listed()).sum();
      long accepted = hosts.stream().mapToLong(host -> host.sitemaps().accepted()).sum();
      report.count("URLs listed", listed, Wording.number(accepted) + " to be fetched");
    }
    if (plan.report().timeUp()) {
      report.blank();
      report.line(
          "The time was up after "
              + Wording.time(plan.longest())
              + "; what is missing is unknown.");
    }
  }

  private void asked() {
    if (!plan.report().asked().isEmpty()) {
      report.blank();
      report.line("URLs you asked about:");
      plan.report().asked().forEach(url -> report.line("  " + verdict(url)));
    }
  }

  private static String verdict(JudgedUrl judged) {
    Decision decision = judged.decision();
    return (decision.accepted() ? "+ " : "- ") + judged.url() + "  " + why(decision);
  }

  private static String why(Decision decision) {
    Reason reason = decision.reason();
    return reason == null ? decision.rule() : reason.label() + ": " + decision.rule();
  }

  private void estimate() {
    Estimate estimate = plan.report().estimate();
    report.blank();
    if (estimate.pages() == 0) {
      report.line("Estimate: pages, duration and disk are unknown, no sitemap lists any page.");
      return;
    }
    report.line("Estimate, by what the sitemaps that were read list (links may lead to more):");
    String limit = estimate.limit().isEmpty() ? "" : "ended by " + estimate.limit();
    report.count("pages", estimate.pages(), limit);
    report.count("requests", estimate.requests(), "with robots.txt and sitemaps");
    Duration duration = estimate.duration();
    report.fact(
        "duration",
        duration == null
            ? "unknown: a host without delay has told nothing about its speed"
            : "at least "
                + Wording.time(duration)
                + ", hosts side by side, each at the delay above");
    report.fact(
        "disk",
        plan.earlier() == 0
            ? "unknown: no page was fetched that would tell how large they are"
            : "about "
                + Wording.bytes(plan.bytes())
                + ", by the "
                + Wording.number(plan.earlier())
                + " pages that the file holds now");
    long silent =
        plan.report().hosts().stream()
            .filter(
                host ->
                    host.seeds() > 0
                        && host.contact() != Contact.FAILED
                        && host.sitemaps().listed() == 0)
            .count();
    if (silent > 0) {
      report.line("  Not counted: " + Wording.count(silent, "host", "hosts") + " without a list.");
    }
  }
}
