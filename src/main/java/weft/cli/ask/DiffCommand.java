package weft.cli.ask;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.analysis.Diff;
import weft.analysis.DiffCounts;
import weft.analysis.PageChange;
import weft.analysis.PageChange.Kind;
import weft.analysis.Workspace;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.NamedRun;
import weft.cli.command.Options;
import weft.cli.command.Parts;
import weft.cli.command.SaidProgress;
import weft.cli.output.Answer;
import weft.cli.output.JsonText;
import weft.cli.output.Wording;
import weft.config.ConfigException;
import weft.config.OptionValues;
import weft.store.StoreReader;

/** {@code weft diff}: what has changed from one run to another. */
public final class DiffCommand implements Command {
  private static final String KINDS = "new|gone|changed";
  private static final String QUEUED = "SELECT count(*) FROM queued";

  private final Parts parts;

  /** The command, wired to those parts. */
  public DiffCommand(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "diff",
        Chapter.READ,
        "say what has changed from one run to another",
        List.of(
            "diff FILE[@RUN] FILE[@RUN] [--text] [--only new|gone|changed]"
                + " [--format table|csv|jsonl|md]"),
        List.of(
            "Compares the URLs that were asked for (new, gone), and of those in both what became of"
                + " them: state, status, redirect, title, description, canonical, robots, language,"
                + " headings, header fields that matter, links, words and main text. --text shows"
                + " the passages that have changed.",
            "The summary says last how much that was; with --format jsonl it is an object with the"
                + " key summary. Pages whose bytes have changed but nothing of all this are the"
                + " same."),
        List.of(
            new Example("weft diff site.db@1 site.db", "the newest run with the first"),
            new Example("weft diff old.db new.db --text --only changed", "passages that changed"),
            new Example(
                "weft diff staging.db live.db --summary --fail-on gone",
                "for scripts: exit code 5 where something has gone")));
  }

  @Override
  public CommandSpec spec() {
    return Arguments.spec(
            Arguments.argument(0, "OLD", "A database, or a run of it: FILE@RUN"),
            Arguments.argument(1, "NEW", "The one to compare with it"))
        .addOption(Options.bare("--text", "Show which passages of main texts have changed"))
        .addOption(Options.many("--only", KINDS, "Show only these changes"))
        .addOption(Options.bare("--summary", "Show nothing but how much has changed"))
        .addOption(Options.many("--fail-on", KINDS, "Exit code 5 where there are such changes"))
        .addOption(
            Options.one("--format", "table|csv|jsonl|md", "How to write the changes [table]"));
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    DiffFormat format =
        OptionValues.choice(
            "--format", Options.value(line, "--format", "table"), DiffFormat.values());
    Set<Kind> only = kinds(line, "--only");
    Set<Kind> failing = kinds(line, "--fail-on");
    NamedRun old = NamedRun.of(Arguments.argument(line, 0), console);
    NamedRun now = NamedRun.of(Arguments.argument(line, 1), console);
    DiffCounts counts;
    try (Workspace before = old.open();
        Workspace after = now.open();
        SaidProgress progress = new SaidProgress(console)) {
      refuseTheSame(before, after, old, now);
      ContentOnDemand.derive(old.file(), parts.analyze(), console);
      if (!old.file().equals(now.file())) {
        ContentOnDemand.derive(now.file(), parts.analyze(), console);
      }
      warnOfQueued(now, after.run(), console);
      boolean summary = line.hasMatchedOption("--summary");
      DiffWriter writer =
          summary ? new NoChanges() : format.writer(console, old.typed(), now.typed());
      boolean passages = !summary && line.hasMatchedOption("--text");
      Diff diff = new Diff(before, after, passages, change -> pass(change, only, writer));
      counts = diff.compare(progress);
      writer.end(counts);
      if (summary || format == DiffFormat.CSV || format == DiffFormat.JSONL) {
        summarize(counts, format, summary, console);
      }
    }
    return failing.stream().anyMatch(kind -> counts.of(kind) > 0)
        ? ExitCode.FINDINGS
        : ExitCode.DONE;
  }

  /** Takes changes that nobody wants to see. */
  private record NoChanges() implements DiffWriter {
    @Override
    public void change(PageChange change) {}

    @Override
    public void end(DiffCounts counts) {}
  }

  private static void pass(PageChange change, Set<Kind> only, DiffWriter writer) {
    if (only.contains(change.kind()) || only.isEmpty()) {
      writer.change(change);
    }
  }

  private static void summarize(
      DiffCounts counts, DiffFormat format, boolean alone, Console console) {
    if (format == DiffFormat.JSONL) {
      console.out().line(json(counts));
    } else if (alone) {
      console.out().line(DiffList.summary(counts));
    } else {
      console.out().flush();
      console.say(DiffList.summary(counts));
    }
  }

  private static String json(DiffCounts counts) {
    StringBuilder fields = new StringBuilder();
    counts.fields().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            field ->
                fields
                    .append(fields.isEmpty() ? "" : ",")
                    .append(JsonText.of(field.getKey()))
                    .append(':')
                    .append(field.getValue()));
    return "{\"summary\":{\"new\":%d,\"gone\":%d,\"changed\":%d,\"same\":%d,\"same_in_other_bytes\":%d,\"fields\":{%s}}}"
        .formatted(
            counts.of(Kind.NEW),
            counts.of(Kind.GONE),
            counts.of(Kind.CHANGED),
            counts.same(),
            counts.otherBytes(),
            fields);
  }

  private static Set<Kind> kinds(ParseResult line, String flag) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    Options.values(line, flag)
        .forEach(
            word ->
                kinds.add(OptionValues.choice(flag, word.toLowerCase(Locale.ROOT), Kind.values())));
    return kinds;
  }

  private static void refuseTheSame(Workspace before, Workspace after, NamedRun old, NamedRun now) {
    if (before.run() == after.run() && old.file().equals(now.file())) {
      throw new ConfigException(
          "diff: %s and %s are the same run; name another one as %s@RUN, weft runs lists them"
              .formatted(old.typed(), now.typed(), old.file().getFileName()));
    }
  }

  /** What has not been asked for yet looks like gone. */
  private static void warnOfQueued(NamedRun now, long run, Console console) {
    try (StoreReader file = StoreReader.open(now.file(), run)) {
      long queued = Answer.first(file, QUEUED).map(row -> row.number(0)).orElse(0L);
      if (queued > 0) {
        console.say(
            "%s has %s still queued; some of what is gone may only not have been fetched yet"
                .formatted(now.typed(), Wording.count(queued, "URL", "URLs")));
      }
    }
  }
}
