package weft.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.Manual.Chapter;
import weft.cli.Manual.Example;

/** {@code weft analyze}: derives content columns from stored bodies. */
final class AnalyzeCommand implements Command {
  private final Parts parts;

  AnalyzeCommand(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "analyze",
        Chapter.CARE,
        "derive text and word counts from stored bodies",
        List.of("analyze FILE"),
        List.of(
            "Does what --content now does while crawling, for whatever has not been done yet; a"
                + " second time there is nothing to do."),
        List.of(new Example("weft analyze site.db", "fills the content columns")));
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(Commands.file());
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    Path file = Commands.file(line, console);
    long filled = parts.analyze().fill(file, console);
    console.out().line("content derived from " + Wording.count(filled, "body", "bodies"));
    return ExitCode.DONE;
  }
}
