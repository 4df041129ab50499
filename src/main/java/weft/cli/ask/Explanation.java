package weft.cli.ask;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.cli.command.RunReader;
import weft.cli.command.RunRules;
import weft.cli.crawl.Summary;
import weft.cli.crawl.TrapLines;
import weft.cli.output.Answer;
import weft.cli.output.DisplayWidth;
import weft.cli.output.Report;
import weft.cli.output.Wording;
import weft.model.Change;
import weft.model.Decision;
import weft.model.Reason;
import weft.model.Run;
import weft.model.RunEnd;
import weft.model.State;
import weft.model.Timings;
import weft.store.StoreReader;
import weft.store.UrlFacts;
import weft.store.UrlFacts.Attempt;
import weft.store.UrlFacts.InRun;
import weft.store.UrlFacts.Step;

/** What a file knows of one URL, in the newest run that knows it. */
final class Explanation {
  private static final int LONGEST_TEXT = 60;
  private static final String PAGE =
      """
      SELECT page.title, page.robots, page.canonical, page.trouble
      FROM crawl_url JOIN page ON page.fetch = crawl_url.fetch
      WHERE crawl_url.run = %d AND crawl_url.url = %d
      """;
  private static final String COMPARED =
      """
      SELECT coalesce(crawl_url.change, 0), fetch.at
      FROM crawl_url JOIN fetch ON fetch.id = crawl_url.prior
      WHERE crawl_url.run = %d AND crawl_url.url = %d
      """;
  private static final String ENDED =
      "SELECT end_reason FROM run WHERE id = %d AND end_reason <> ''";
  private static final List<String> PAGE_LABELS =
      List.of("title", "robots directives", "canonical", "parsing trouble");

  private final StoreReader file;
  private final UrlFacts facts;
  private final String typed;
  private final Report report = new Report();

  Explanation(StoreReader file, UrlFacts facts, String typed) {
    this.file = file;
    this.facts = facts;
    this.typed = typed;
  }

  List<String> lines() {
    report.line(facts.url().text());
    if (!typed.strip().equals(facts.url().text())) {
      report.fact("typed as", typed);
    }
    if (facts.runs().isEmpty()) {
      report.fact("state", "known only as the target of links that are not followed");
    } else {
      inRun(facts.runs().getFirst());
    }
    return report.lines();
  }

  private void inRun(InRun run) {
    String state = run.state().name().toLowerCase(Locale.ROOT);
    String reason =
        run.reason() == null ? "" : ": " + run.reason().label() + ", " + run.reason().meaning();
    report.fact("state", state + reason);
    if (run.state() == State.QUEUED) {
      Answer.first(file, ENDED, run.run())
          .ifPresent(end -> report.fact("because", stopped(end.text(0))));
    }
    if (run.rule() != null) {
      String where = run.reason() == Reason.ROBOTS ? "robots.txt line " : "";
      report.fact(run.reason() == null ? "rule" : "because of", where + run.rule());
    }
    report.fact("depth", run.depth() + " (way " + run.hops() + ")");
    way(run);
    rules(run);
    TrapLines.ofUrl(report, file, run.run(), facts.url());
    report.fact("host", facts.host().key() + ", " + treatment());
    report.fact("run", run.run() + (facts.runs().size() > 1 ? " (known in earlier ones too)" : ""));
    attempts(run.attempts());
    Answer.first(file, COMPARED, run.run(), facts.id()).ifPresent(this::compared);
    Answer.first(file, PAGE, run.run(), facts.id()).ifPresent(this::page);
  }

  private static String stopped(String end) {
    return switch (RunEnd.valueOf(end.toUpperCase(Locale.ROOT))) {
      case LIMIT -> "the run reached a limit before its turn came; 'weft resume' goes on";
      case BLOCKED -> "its host does not let us in for now; 'weft resume' asks again";
      case STOPPED -> "the run was stopped before its turn came; 'weft resume' goes on";
      case FAILED -> "the run failed before its turn came; 'weft resume' goes on";
      case FINISHED -> "it was added after the run had finished";
    };
  }

  private String treatment() {
    String health = facts.host().state().health().name().toLowerCase(Locale.ROOT);
    return Summary.treatment(
        new RunReader.HostRow(
            facts.host().key().toString(),
            facts.host().state().delay(),
            facts.host().state().reason().label(),
            health,
            0));
  }

  private void way(InRun run) {
    if (run.seedSource() != null) {
      report.fact("seed", run.seedSource());
    }
    String label = "found on";
    for (Step step : run.path()) {
      report.fact(label, step.url().text() + link(step) + seed(step.seedSource()));
      label = "  found on";
    }
  }

  private static String link(Step step) {
    if (step.linkKind() == null) {
      return "";
    }
    String text = step.anchor() == null || step.anchor().isEmpty() ? "" : step.anchor();
    String quoted = text.isEmpty() ? "" : " \"" + DisplayWidth.cut(text, LONGEST_TEXT) + "\"";
    return "  (" + step.linkKind() + quoted + ")";
  }

  private static String seed(@Nullable String source) {
    return source == null ? "" : "  (seed, " + source + ")";
  }

  private void rules(InRun inRun) {
    Optional<Run> run = file.runs().stream().filter(r -> r.id() == inRun.run()).findAny();
    if (run.isEmpty()) {
      return;
    }
    RunRules rules = new RunRules(file, run.get());
    boolean seed = inRun.seedSource() != null;
    Decision decision = seed ? rules.seedScope(facts.url()) : rules.scope(facts.url());
    report.fact(
        "scope", (decision.accepted() ? "takes it: " : "does not take it: ") + decision.rule());
    rules.robots(facts.url()).ifPresent(robots -> report.fact("robots.txt", robots));
  }

  private void attempts(List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      report.fact("attempts", "none");
    }
    int number = 1;
    for (Attempt attempt : attempts) {
      report.fact("attempt " + number++, attempt.at() + "  " + outcome(attempt));
      if (attempt.location() != null) {
        String target = attempt.target() == null ? "" : ", which is " + attempt.target();
        report.fact("  redirects to", attempt.location() + target);
      }
    }
  }

  private static String outcome(Attempt attempt) {
    String where = given(" from ", attempt.address());
    if (attempt.status() == 0) {
      String why = attempt.reason() == null ? "" : ": " + attempt.reason().label();
      return "no answer" + where + took(attempt.timings()) + why + given(", ", attempt.detail());
    }
    return attempt.status()
        + where
        + took(attempt.timings())
        + given(", ", attempt.protocol())
        + given(", ", attempt.contentType())
        + ", "
        + Wording.bytes(attempt.wireLength())
        + ("skipped".equals(attempt.truncated())
            ? ", only the header was read"
            : given(", cut: ", attempt.truncated()));
  }

  private static String took(Timings timings) {
    return timings.total() < 0
        ? ""
        : String.format(Locale.ROOT, " in %.0f ms", timings.total() / 1000.0);
  }

  private static String given(String before, @Nullable String text) {
    return text == null || text.isEmpty() ? "" : before + text;
  }

  private void compared(Answer.Row row) {
    String change =
        Stream.of(Change.values())
            .filter(each -> each.code() == row.number(0))
            .map(each -> each.label() + ", ")
            .findFirst()
            .orElse("");
    report.fact(
        "compared", change + "with the good answer of " + Instant.ofEpochMilli(row.number(1)));
  }

  private void page(Answer.Row row) {
    for (int i = 0; i < PAGE_LABELS.size(); i++) {
      if (!row.text(i).isEmpty()) {
        report.fact(PAGE_LABELS.get(i), row.text(i));
      }
    }
  }
}
