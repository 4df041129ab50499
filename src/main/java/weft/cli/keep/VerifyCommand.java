package weft.cli.keep;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.output.Printable;
import weft.cli.output.Wording;
import weft.store.Findings;
import weft.store.StoreReader;

/** {@code weft verify}: whether a file is whole. */
public final class VerifyCommand implements Command {
  @Override
  public Manual manual() {
    return new Manual(
        "verify",
        Chapter.CARE,
        "check that a file is whole",
        List.of("verify FILE"),
        List.of("Exit code 3 where it is not."),
        List.of(new Example("weft verify site.db", "after a crash or a copy, for instance")));
  }

  @Override
  public CommandSpec spec() {
    return Arguments.spec(Arguments.file());
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    Findings findings;
    try (StoreReader file = StoreReader.open(Arguments.file(line, console))) {
      findings = file.verify();
    }
    String name = Arguments.argument(line, 0);
    if (findings.sound()) {
      console.out().line(name + " is whole: " + looked(findings));
      return ExitCode.DONE;
    }
    findings.damage().stream().map(Printable::line).forEach(console.out()::line);
    console.say(name + " is damaged; restore it from a copy, or crawl again into another file");
    return ExitCode.STORE;
  }

  static String looked(Findings findings) {
    return Wording.count(findings.urls(), "URL", "URLs")
        + " and "
        + Wording.count(findings.bodies(), "body", "bodies")
        + " were checked";
  }
}
