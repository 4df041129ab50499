package weft.cli.crawl;

import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.output.Printable;
import weft.config.ConfigException;
import weft.config.Nearest;
import weft.store.StoreReader;

/** {@code weft ctl}: steers a crawl that is running in another process. */
public final class CtlCommand implements Command {
  private static final List<String> WITHOUT_WORDS = List.of("pause", "resume", "stop", "status");

  @Override
  public Manual manual() {
    return new Manual(
        "ctl",
        Chapter.CRAWL,
        "steer a running crawl",
        List.of(
            "ctl FILE pause|resume|stop|status",
            "ctl FILE set KEY=VALUE…",
            "ctl FILE exclude|include RE…",
            "ctl FILE add URL…"),
        List.of(
            "set changes delay, host-concurrency, concurrency, rate or limit-rate, and delay.HOST"
                + " or concurrency.HOST for some hosts alone. exclude and include come after all"
                + " patterns of the crawl; what is queued is judged again. add adds seeds.",
            "Changes are stored with the run, so that 'weft resume' keeps them. A pause is not: it"
                + " ends with the crawl, whose limit on time goes on meanwhile. stop ends the crawl"
                + " with exit code 143. Only the user whose crawl it is may do any of this."),
        List.of(
            new Example(
                "weft ctl site.db pause", "no new requests until 'weft ctl site.db resume'"),
            new Example("weft ctl site.db set delay.example.org=2s", "ask one host less often"),
            new Example("weft ctl site.db exclude '/calendar/'", "leave out what has no end")));
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Arguments.spec(
            Arguments.file(),
            Arguments.argument(1, "ACTION", String.join(", ", Steering.VERBS), Steering.VERBS));
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("2..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("WORD")
            .description("What it acts on: settings, patterns or URLs")
            .build());
    return spec;
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    String file = Arguments.argument(line, 0);
    String verb = Arguments.argument(line, 1);
    List<String> words = line.matchedPositionalValue(2, List.<String>of());
    refuse(verb, words);
    OptionalLong owner;
    try (StoreReader reader = StoreReader.open(Arguments.file(line, console))) {
      owner = reader.owner();
    }
    List<String> command = new java.util.ArrayList<>(List.of(verb));
    command.addAll(words);
    String answer =
        new ControlClient(Arguments.file(line, console))
            .say(command)
            .orElseThrow(() -> nobody(file, owner));
    console.out().line(Printable.line(answer));
    return ExitCode.DONE;
  }

  private static void refuse(String verb, List<String> words) {
    if (!Steering.VERBS.contains(verb)) {
      String there = "; there are " + String.join(", ", Steering.VERBS);
      throw new ConfigException(
          "unknown action '" + verb + "' of ctl" + Nearest.hint(verb, Steering.VERBS, there));
    }
    boolean alone = WITHOUT_WORDS.contains(verb);
    if (alone && !words.isEmpty()) {
      throw new ConfigException(
          "ctl " + verb + " stands alone, without '" + words.getFirst() + "'");
    }
    if (!alone && words.isEmpty()) {
      throw new ConfigException("ctl " + verb + " needs something to act on; see 'weft help ctl'");
    }
  }

  private static ConfigException nobody(String file, OptionalLong owner) {
    return new ConfigException(
        owner.isPresent()
            ? file
                + ": process "
                + owner.getAsLong()
                + " has it open but takes no commands; it is beginning or ending, try again"
            : file
                + ": no crawl is running on it; 'weft resume "
                + Arguments.quoted(file)
                + "' goes on with one that is unfinished");
  }
}
