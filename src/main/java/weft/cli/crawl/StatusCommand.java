package weft.cli.crawl;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.RunReader;
import weft.cli.command.RunReader.HostRow;
import weft.cli.output.Printable;
import weft.cli.output.Report;
import weft.cli.output.Wording;
import weft.model.Run;
import weft.model.RunTotals;
import weft.model.State;
import weft.store.Count;
import weft.store.StoreReader;

/**
 * {@code weft status}: how far the newest run is, also while it runs, or what an earlier one did.
 */
public final class StatusCommand implements Command {
  private static final int HOSTS = 10;
  private static final Optional<String> NOBODY = Optional.empty();

  @Override
  public Manual manual() {
    return new Manual(
        "status",
        Chapter.CRAWL,
        "show how far a crawl is, and what holds it up",
        List.of("status FILE"),
        List.of(
            "May be asked while the crawl runs, and afterwards. FILE@RUN tells of an earlier run."),
        List.of(new Example("weft status site.db", "counts, rate, hosts and their delays")));
  }

  @Override
  public CommandSpec spec() {
    return Arguments.spec(Arguments.file());
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    try (StoreReader file = Arguments.open(line, console)) {
      Path whole = Arguments.fileOfRun(line, console);
      boolean ofRun = Arguments.runOf(line, console).isPresent();
      String typed = Arguments.argument(line, 0);
      Path path = Path.of(ofRun ? typed.substring(0, typed.lastIndexOf('@')) : typed);
      Optional<Run> run = asked(file, Arguments.runOf(line, console));
      OptionalLong owner = isNewest(run, file) ? file.owner() : OptionalLong.empty();
      Optional<String> live = owner.isPresent() ? new ControlClient(whole).status() : NOBODY;
      lines(file, path, run, owner, live).forEach(console.out()::line);
    }
    return ExitCode.DONE;
  }

  private static Optional<Run> asked(StoreReader file, OptionalLong number) {
    return number.isEmpty()
        ? new RunReader(file).newest()
        : file.runs().stream().filter(run -> run.id() == number.getAsLong()).findAny();
  }

  private static boolean isNewest(Optional<Run> run, StoreReader file) {
    return run.equals(new RunReader(file).newest());
  }

  /** The status of a file that the process of that id, if there is one, crawls into. */
  public static List<String> lines(StoreReader file, Path path, OptionalLong owner) {
    return lines(file, path, new RunReader(file).newest(), owner, NOBODY);
  }

  /** The same of a run, with what the crawl says of itself. */
  private static List<String> lines(
      StoreReader file, Path path, Optional<Run> asked, OptionalLong owner, Optional<String> live) {
    if (asked.isEmpty()) {
      return List.of(path + " holds no run yet");
    }
    RunReader reader = new RunReader(file);
    Report report = new Report();
    Run run = asked.get();
    report.line("Run " + run.id() + ", begun " + run.startedAt().truncatedTo(ChronoUnit.SECONDS));
    report.line(isNewest(asked, file) ? standing(run, owner, path) : past(run));
    live.map(Printable::line).ifPresent(report::line);
    report.blank();
    urls(report, reader.counts(run));
    RunTotals totals = reader.totals(run);
    report.count("pages", totals.pages(), Wording.bytes(totals.wireBytes()) + " received");
    reader.changes(run).ifPresent(changes -> report.fact("compared", changes));
    reader.onPage(run).ifPresent(counts -> report.fact("on-page", counts));
    if (owner.isPresent()) {
      reader.recentRate(run).ifPresent(rate -> report.fact("rate", Wording.rate(rate)));
    }
    queues(report, reader.longestQueues(run, HOSTS));
    TrapLines.ofRun(report, file, run);
    if (isNewest(asked, file)) {
      slow(report, reader.slowHosts(HOSTS));
    }
    return report.lines();
  }

  private static String past(Run run) {
    Instant at = run.endedAt();
    return at == null
        ? "Over: its process ended without a word"
        : "Over since " + at.truncatedTo(ChronoUnit.SECONDS);
  }

  private static String standing(Run run, OptionalLong owner, Path path) {
    String resume = "; 'weft resume " + Arguments.quoted(path.toString()) + "' goes on";
    if (owner.isPresent()) {
      return "Being crawled now by process " + owner.getAsLong();
    }
    if (run.end() == null) {
      return "Not running: its process ended without a word" + resume;
    }
    Instant at = run.endedAt();
    String ended = at == null ? "" : " at " + at.truncatedTo(ChronoUnit.SECONDS);
    return switch (run.end()) {
      case FINISHED -> "Finished" + ended;
      case LIMIT -> "A limit was reached" + ended + resume + ", where need be with a higher one";
      case BLOCKED -> "Blocked" + ended + resume;
      case STOPPED -> "Stopped" + ended + resume;
      case FAILED -> "Failed" + ended + ", the log says why" + resume;
    };
  }

  private static void urls(Report report, List<Count> counts) {
    for (State state : State.values()) {
      String label = state.name().toLowerCase(Locale.ROOT);
      report.count(label, Summary.total(counts, state), "");
      counts.stream().filter(c -> c.state() == state).forEach(c -> Summary.reason(report, c));
    }
  }

  private static void queues(Report report, List<HostRow> hosts) {
    if (hosts.isEmpty()) {
      return;
    }
    report.blank();
    report.line("Hosts with the most queued URLs:");
    for (HostRow host : hosts) {
      Duration least = host.delay().multipliedBy(host.queued());
      String time = host.health().equals("alive") ? ", at least " + Wording.time(least) : "";
      report.line(
          "  "
              + host.name()
              + "  "
              + Wording.number(host.queued())
              + " queued"
              + time
              + "; "
              + Summary.treatment(host));
    }
  }

  private static void slow(Report report, List<HostRow> hosts) {
    if (hosts.isEmpty()) {
      return;
    }
    report.blank();
    report.line("Hosts asked less often than configured:");
    hosts.forEach(host -> report.line("  " + host.name() + "  " + Summary.treatment(host)));
  }
}
