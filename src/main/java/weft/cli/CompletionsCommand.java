package weft.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.config.ConfigException;
import weft.config.Nearest;

/** {@code weft completions}: a script that teaches a shell the commands and their flags. */
final class CompletionsCommand implements Command {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private final Supplier<List<Command>> commands;

  CompletionsCommand(Supplier<List<Command>> commands) {
    this.commands = commands;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "completions",
        Chapter.CARE,
        "print completions for a shell",
        List.of("completions bash|zsh|fish"),
        List.of("The scripts also lie in the distribution, under share."),
        List.of(
            new Example("source <(weft completions bash)", "for this bash session"),
            new Example(
                "weft completions fish > ~/.config/fish/completions/weft.fish", "for good")));
  }

  @Override
  public CommandSpec spec() {
    return Arguments.spec(
        Arguments.argument(0, "SHELL", "bash, zsh or fish", List.of("bash", "zsh", "fish")));
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    String shell = Arguments.argument(line, 0);
    Completions completions = new Completions(commands.get());
    console
        .out()
        .print(
            switch (shell) {
              case "bash" -> completions.bash();
              case "zsh" -> completions.zsh();
              case "fish" -> completions.fish();
              default ->
                  throw new ConfigException(
                      "no completions for '"
                          + shell
                          + "'"
                          + Nearest.hint(shell, SHELLS, "; there are bash, zsh and fish"));
            });
    return ExitCode.DONE;
  }
}
