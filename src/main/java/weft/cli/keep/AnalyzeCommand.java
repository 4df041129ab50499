package weft.cli.keep;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Loading;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.Parts;
import weft.cli.command.SettingFlags;
import weft.cli.output.Wording;
import weft.config.ConfigException;
import weft.config.ConsoleKeys;
import weft.config.RoomSettings;
import weft.config.Settings;
import weft.parse.ExtractRules;

/** {@code weft analyze}: derives content columns from stored bodies. */
public final class AnalyzeCommand implements Command {
  private final Parts parts;

  private final SettingFlags flags =
      new SettingFlags(List.of(Settings.EXTRACT, ConsoleKeys.CONFIG));

  /** The command, wired to those parts. */
  public AnalyzeCommand(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "analyze",
        Chapter.CARE,
        "derive text, metadata and columns of your own from stored bodies",
        List.of("analyze FILE [--extract NAME=RULE…]"),
        List.of(
            "Does what --content now does while crawling, for whatever has not been done yet; a"
                + " second time there is nothing to do.",
            "--extract defines columns after the crawl, in the place of those that the crawl had:"
                + " css:SELECTOR (the element's text) or css:SELECTOR@ATTRIBUTE, xpath:PATH,"
                + " json:PATH into JSON bodies and JSON-LD, re:REGEX (its first group). Their"
                + " values are in the view extracted."),
        List.of(
            new Example("weft analyze site.db", "fills in the content"),
            new Example(
                "weft analyze site.db -x price=css:.price -x sku=json:$.sku",
                "takes these two from every stored page")));
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Arguments.spec(Arguments.file());
    flags.addTo(spec);
    return spec;
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    if (Arguments.runOf(line, console).isPresent()) {
      throw new ConfigException(
          Arguments.argument(line, 0)
              + ": runs share bodies and their content; name the file alone");
    }
    Path file = Arguments.file(line, console);
    long filled = parts.analyze().fill(file, rules(console), console);
    console.out().line("content derived from " + Wording.count(filled, "body", "bodies"));
    return ExitCode.DONE;
  }

  /** The columns that were asked for; absent where those hold that the file knows. */
  private @Nullable ExtractRules rules(Console console) {
    if (flags.given().isEmpty()) {
      return null;
    }
    return new RoomSettings(Loading.of(flags.given(), console)).extract();
  }
}
