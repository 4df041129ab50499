package weft.cli.ask;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.Parts;
import weft.cli.command.RunRules;
import weft.cli.command.TypedUrl;
import weft.cli.output.Report;
import weft.model.Decision;
import weft.model.Run;
import weft.store.StoreReader;
import weft.store.UrlFacts;
import weft.url.Url;
import weft.url.Userinfo;

/** {@code weft explain}: every decision about one URL. */
public final class ExplainCommand implements Command {
  private static final int NEAREST = 5;

  private final Parts parts;

  /** The command, wired to those parts. */
  public ExplainCommand(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "explain",
        Chapter.READ,
        "tell every decision about a URL",
        List.of("explain FILE URL"),
        List.of(
            "Says how the URL was found, what was decided about it and by which rule, and what each"
                + " attempt to fetch it brought, in the newest run that knows it, or in that of"
                + " FILE@RUN. For a URL that the file does not know it says what"
                + " would be decided and which near ones are known, and ends with exit code 2."),
        List.of(
            new Example(
                "weft explain site.db https://example.org/private/", "why was it not fetched?")));
  }

  @Override
  public CommandSpec spec() {
    return Arguments.spec(Arguments.file(), Arguments.argument(1, "URL", "The URL to explain"));
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    String typed = Userinfo.withoutIn(Arguments.argument(line, 1));
    OptionalLong run = Arguments.runOf(line, console);
    try (StoreReader file = Arguments.open(line, console)) {
      TypedUrl url = new TypedUrl(file, parts.urls(), typed);
      List<Url> canonical = url.canonical();
      List<UrlFacts> known = url.known(canonical);
      if (known.isEmpty()) {
        canonical = rewritten(file, canonical);
        known = url.known(canonical);
      }
      if (known.isEmpty()) {
        unknown(file, url, canonical).forEach(console.out()::line);
        return ExitCode.USAGE;
      }
      List<UrlFacts> told =
          run.isEmpty()
              ? known
              : known.stream().flatMap(facts -> facts.in(run.getAsLong())).toList();
      if (told.isEmpty()) {
        console.out().line(known.getFirst().url().text());
        console.out().line("  is not known in run " + run.getAsLong());
        return ExitCode.USAGE;
      }
      for (UrlFacts each : told) {
        new Explanation(file, each, typed).lines().forEach(console.out()::line);
      }
      return ExitCode.DONE;
    }
  }

  private static List<Url> rewritten(StoreReader file, List<Url> forms) {
    List<Run> runs = file.runs();
    if (runs.isEmpty()) {
      return forms;
    }
    RunRules rules = new RunRules(file, runs.getLast());
    return forms.stream().map(rules::rewritten).toList();
  }

  private static List<String> unknown(StoreReader file, TypedUrl typed, List<Url> canonical) {
    Report report = new Report();
    Url url =
        canonical.stream()
            .filter(form -> file.robots(form.origin()).isPresent())
            .findFirst()
            .orElse(canonical.getFirst());
    report.line(url.text());
    report.line("  is not known here: no seed and no link that was read leads to it");
    List<Run> runs = file.runs();
    if (!runs.isEmpty()) {
      RunRules rules = new RunRules(file, runs.getLast());
      Decision decision = rules.scope(url);
      report.fact(
          "scope",
          (decision.accepted() ? "would take it: " : "would not take it: ") + decision.rule());
      rules.robots(url).ifPresent(robots -> report.fact("robots.txt", robots));
    }
    nearest(report, typed, canonical);
    return report.lines();
  }

  private static void nearest(Report report, TypedUrl typed, List<Url> canonical) {
    Set<Url> variants = new LinkedHashSet<>();
    canonical.forEach(url -> variants.addAll(TypedUrl.variants(url)));
    canonical.forEach(variants::remove);
    List<UrlFacts> near = typed.known(variants);
    if (!near.isEmpty()) {
      report.line("  the nearest that are known:");
      near.stream().limit(NEAREST).forEach(known -> report.line("    " + known.url().text()));
    }
  }
}
