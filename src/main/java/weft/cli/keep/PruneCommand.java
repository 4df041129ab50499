package weft.cli.keep;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.Options;
import weft.cli.output.Wording;
import weft.config.ConfigException;
import weft.config.OptionValues;
import weft.store.PruneRules;
import weft.store.Pruned;
import weft.store.Pruning;

/** {@code weft prune}: drops runs, hosts and bodies from a file. */
public final class PruneCommand implements Command {
  private static final Pattern RANGE = Pattern.compile("([1-9]\\d{0,8})(?:\\.\\.([1-9]\\d{0,8}))?");
  private static final Pattern TYPE = Pattern.compile("[\\w.+*-]+/[\\w.+*-]+");

  private final InstantSource clock;

  /** The command, with the clock by which ages are reckoned. */
  public PruneCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "prune",
        Chapter.CARE,
        "drop runs, hosts or bodies from a file",
        List.of(
            "prune FILE --runs 1..3 | --keep-runs N [--dry-run]",
            "prune FILE --host PATTERN [--dry-run]",
            "prune FILE [--bodies-older-than DUR] [--bodies-of MIME] [--dry-run]"),
        List.of(
            "What the runs that stay stand on stays: the answers that they found unchanged or"
                + " compare with. A dropped run that such answers belong to stays in the list of"
                + " runs, empty.",
            "Of bodies the bytes go; titles, links and derived texts stay. A body is as old as the"
                + " last time that it was received or found unchanged. What a page has lost is"
                + " asked for anew by the next crawl. --bodies-older-than and --bodies-of together"
                + " drop what both say.",
            "Everything is dropped at once or not at all. Then the file is written anew without the"
                + " room that has become free, which needs as much free disk as is left of it."),
        List.of(
            new Example("weft prune site.db --keep-runs 5", "keeps the five newest runs"),
            new Example(
                "weft prune site.db --host '*.cdn.example' --dry-run", "says what would go"),
            new Example(
                "weft prune site.db --bodies-of 'image/*' --bodies-older-than 90d",
                "drops images that were not seen for 90 days")));
  }

  @Override
  public CommandSpec spec() {
    return Arguments.spec(Arguments.file())
        .addOption(Options.many("--runs", "N|N..M", "Drop these runs"))
        .addOption(Options.one("--keep-runs", "N", "Drop all runs but the newest N"))
        .addOption(
            Options.many("--host", "PATTERN", "Drop everything of these hosts, in every run"))
        .addOption(
            Options.one(
                "--bodies-older-than", "DUR", "Drop the bytes of bodies not seen for so long"))
        .addOption(Options.many("--bodies-of", "MIME", "Drop the bytes of bodies of a media type"))
        .addOption(Options.bare("--dry-run", "Say what would go, and change nothing"))
        .addOption(
            Options.bare("--no-compact", "Leave the room that becomes free to later crawls"));
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    Path path = Arguments.file(line, console);
    refuseNoRule(line);
    try (Pruning file = Pruning.open(path)) {
      PruneRules rules = rules(line, file.runs(), Arguments.argument(line, 0));
      boolean keep = !line.hasMatchedOption("--dry-run");
      boolean compact = keep && !line.hasMatchedOption("--no-compact");
      Pruned pruned = file.prune(rules, keep, compact, console::say);
      tell(pruned, keep, console);
      if (compact && file.hasUnusedRoom()) {
        console.say("writing the file anew without unused room");
        long bytes = file.compact();
        console
            .out()
            .line(
                "%s now, %s before"
                    .formatted(Wording.bytes(bytes), Wording.bytes(pruned.before())));
      }
    }
    return ExitCode.DONE;
  }

  private static void refuseNoRule(ParseResult line) {
    List<String> rules =
        List.of("--runs", "--keep-runs", "--host", "--bodies-older-than", "--bodies-of");
    if (rules.stream().noneMatch(line::hasMatchedOption)) {
      throw new ConfigException("prune: say what to drop with " + String.join(", ", rules));
    }
    if (line.hasMatchedOption("--runs") && line.hasMatchedOption("--keep-runs")) {
      throw new ConfigException("prune: give --runs or --keep-runs, not both");
    }
  }

  private PruneRules rules(ParseResult line, List<Long> there, String name) {
    Set<Long> runs = new TreeSet<>();
    Options.values(line, "--runs").forEach(text -> runs.addAll(range(text, there, name)));
    String kept = Options.value(line, "--keep-runs", "");
    if (!kept.isEmpty()) {
      long keep = OptionValues.positive("--keep-runs", kept);
      runs.addAll(there.subList(0, (int) Math.max(0, there.size() - keep)));
    }
    if (!there.isEmpty() && runs.containsAll(there)) {
      throw new ConfigException(
          "--runs: that is every run of " + name + "; delete the file instead");
    }
    List<String> types = Options.values(line, "--bodies-of");
    types.forEach(PruneCommand::refuseNoType);
    String age = Options.value(line, "--bodies-older-than", "");
    return new PruneRules(
        runs,
        OptionValues.hosts("--host", Options.values(line, "--host")),
        age.isEmpty()
            ? null
            : clock.instant().minus(OptionValues.duration("--bodies-older-than", age)),
        types);
  }

  private static List<Long> range(String text, List<Long> there, String name) {
    Matcher range = RANGE.matcher(text.strip());
    if (!range.matches()) {
      throw new ConfigException("--runs " + text + ": write it like 2, 1..3 or 1,4..6");
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
    List<Long> found = there.stream().filter(run -> first <= run && run <= last).toList();
    if (found.isEmpty()) {
      throw new ConfigException(
          "--runs %s: %s has no such run; weft runs %s lists them".formatted(text, name, name));
    }
    return found;
  }

  private static void refuseNoType(String type) {
    if (!TYPE.matcher(type).matches()) {
      throw new ConfigException(
          "--bodies-of " + type + ": no media type; write it like application/pdf or image/*");
    }
  }

  private static void tell(Pruned pruned, boolean done, Console console) {
    List<String> what = new ArrayList<>();
    count(what, pruned.runs(), "run", "runs");
    count(what, pruned.hosts(), "host", "hosts");
    count(what, pruned.urls(), "URL of a run", "URLs of runs");
    count(what, pruned.fetches(), "answer", "answers");
    count(what, pruned.links(), "link", "links");
    count(what, pruned.bodies(), "body", "bodies");
    count(what, pruned.emptied(), "body's bytes", "bodies' bytes");
    String list = what.isEmpty() ? "nothing" : String.join(", ", what);
    console.out().line((done ? "dropped " : "would drop ") + list);
    if (pruned.held() > 0) {
      String runs = Wording.count(pruned.held(), "run stays", "runs stay");
      console.out().line(runs + " in the list, empty: later ones stand on their answers");
    }
    console
        .out()
        .line(
            "%s of %s %s in use%s"
                .formatted(
                    Wording.bytes(pruned.after()),
                    Wording.bytes(pruned.before()),
                    done ? "are still" : "would still be",
                    done ? "" : "; compacting needs as much free disk"));
  }

  private static void count(List<String> what, long number, String one, String many) {
    if (number > 0) {
      what.add(Wording.count(number, one, many));
    }
  }
}
