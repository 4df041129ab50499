package weft.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Help;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Version;
import weft.config.ConfigException;
import weft.config.Nearest;

/** {@code weft help}: what {@code --help} says. */
final class HelpCommand implements Command {
  private final Supplier<List<Command>> commands;

  HelpCommand(Supplier<List<Command>> commands) {
    this.commands = commands;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "help",
        Chapter.CARE,
        "explain Weft or one of its commands",
        List.of("help [COMMAND]", "help --man"),
        List.of(),
        List.of());
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.create()
        .addOption(
            OptionSpec.builder("--man")
                .arity("0")
                .type(boolean.class)
                .description("Print the manual page instead, for man(1)")
                .build())
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .type(String.class)
                .paramLabel("COMMAND")
                .description("What to explain")
                .build());
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    if (line.hasMatchedOption("--man")) {
      console.out().print(ManPage.of(commands.get(), "Weft " + Version.number()));
      return ExitCode.DONE;
    }
    String word = Arguments.argument(line, 0);
    console.out().print(word.isEmpty() ? Help.overview(commands.get()) : page(word));
    return ExitCode.DONE;
  }

  private String page(String word) {
    for (Command command : commands.get()) {
      if (command.manual().name().equals(word)) {
        return Help.page(command.manual(), command.spec().addOption(Commands.helpOption()));
      }
    }
    List<String> known = commands.get().stream().map(c -> c.manual().name()).toList();
    throw new ConfigException(
        "unknown command '" + word + "'" + Nearest.hint(word, known, "; see 'weft help'"));
  }
}
