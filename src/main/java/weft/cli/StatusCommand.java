package weft.cli;

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
import weft.cli.Manual.Chapter;
import weft.cli.Manual.Example;
import weft.cli.RunReader.HostRow;
import weft.model.Run;
import weft.model.RunTotals;
import weft.model.State;
import weft.store.Count;
import weft.store.StoreReader;

/** {@code weft status}: how far the newest run is, also while it runs. */
final class StatusCommand implements Command {
  private static final int HOSTS = 10;
  private static final Optional<String> NOBODY = Optional.empty();

  @Override
  public Manual manual() {
    return new Manual(
        "status",
        Chapter.CRAWL,
        "show how far a crawl is, and what holds it up",
        List.of("status FILE"),
        List.of("May be asked while the crawl runs, and afterwards."),
        List.of(new Example("weft status site.db", "counts, rate, hosts and their delays")));
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(Commands.file());
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    Path path = Path.of(Commands.argument(line, 0));
    try (StoreReader file = StoreReader.open(Commands.file(line, console))) {
      OptionalLong owner = file.owner();
      Optional<String> live =
          owner.isPresent() ? new ControlClient(Commands.file(line, console)).status() : NOBODY;
      lines(file, path, owner, live).forEach(console.out()::line);
    }
    return ExitCode.DONE;
  }

  /** The status of a file that the process of that id, if there is one, crawls into. */
  static List<String> lines(StoreReader file, Path path, OptionalLong owner) {
    return lines(file, path, owner, NOBODY);
  }

  /** The same with what the crawl says of itself. */
  private static List<String> lines(
      StoreReader file, Path path, OptionalLong owner, Optional<String> live) {
    RunReader reader = new RunReader(file);
    Optional<Run> newest = reader.newest();
    if (newest.isEmpty()) {
      return List.of(path + " holds no run yet");
    }
    Report report = new Report();
    Run run = newest.get();
    report.line("Run " + run.id() + ", begun " + run.startedAt().truncatedTo(ChronoUnit.SECONDS));
    report.line(standing(run, owner, path));
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
    slow(report, reader.slowHosts(HOSTS));
    return report.lines();
  }

  private static String standing(Run run, OptionalLong owner, Path path) {
    String resume = "; 'weft resume " + Commands.quoted(path.toString()) + "' goes on";
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
