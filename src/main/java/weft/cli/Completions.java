package weft.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import weft.cli.command.Command;

/** What shells are told of the commands: their names, their flags, and the words a flag takes. */
final class Completions {

  /**
   * A flag as a shell sees it.
   *
   * @param words that it takes, empty where it takes anything
   * @param takesValue whether a word follows
   */
  private record Offered(String name, String about, List<String> words, boolean takesValue) {}

  /** The words that an argument takes, by its place behind the command, from 0. */
  private record Words(String command, int place, String words) {}

  private final List<Command> commands;

  Completions(List<Command> commands) {
    this.commands = List.copyOf(commands);
  }

  /** A script for bash. */
  String bash() {
    StringBuilder script =
        new StringBuilder(
            """
            # bash completion for weft
            _weft() {
              local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"
              COMPREPLY=()
              if [ "$COMP_CWORD" = 1 ]; then
                COMPREPLY=($(compgen -W "%s" -- "$word"))
                return
              fi
              case "${COMP_WORDS[1]} $before" in
            """
                .formatted(names()));
    for (Command command : commands) {
      for (Offered flag : flags(command)) {
        if (!flag.words().isEmpty()) {
          script.append(
              "    '%s %s') COMPREPLY=($(compgen -W \"%s\" -- \"$word\")); return ;;\n"
                  .formatted(command.manual().name(), flag.name(), String.join(" ", flag.words())));
        }
      }
    }
    script.append("  esac\n  case \"${COMP_WORDS[1]} $COMP_CWORD:$word\" in\n");
    for (Words each : arguments()) {
      script.append(
          ("    '%1$s %2$d:-'*) ;;\n    '%1$s %2$d:'*)"
                  + " COMPREPLY=($(compgen -W \"%3$s\" -- \"$word\")); return ;;\n")
              .formatted(each.command(), each.place() + 2, each.words()));
    }
    script.append("  esac\n  case \"${COMP_WORDS[1]}:$word\" in\n");
    for (Command command : commands) {
      String all = flags(command).stream().map(Offered::name).collect(Collectors.joining(" "));
      script.append(
          "    %s:-*) COMPREPLY=($(compgen -W \"%s\" -- \"$word\")) ;;\n"
              .formatted(command.manual().name(), all));
    }
    return script
        .append("    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n  esac\n}\n")
        .append("complete -o filenames -F _weft weft\n")
        .toString();
  }

  /** A script for zsh, to be sourced or to lie on the path of its functions. */
  String zsh() {
    StringBuilder script = new StringBuilder("#compdef weft\n_weft() {\n  local -a commands=(\n");
    for (Command command : commands) {
      script.append(
          "    %s\n".formatted(quoted(command.manual().name() + ":" + command.manual().summary())));
    }
    script.append("  )\n  if (( CURRENT == 2 )); then _describe command commands; return; fi\n");
    script.append("  case \"$words[2]\" in\n");
    for (Command command : commands) {
      script.append("    %s) _arguments".formatted(command.manual().name()));
      for (Offered flag : flags(command)) {
        script.append(" \\\n      ").append(quoted(zshFlag(flag)));
      }
      for (Words each : arguments(command)) {
        script.append(" \\\n      '%d:word:(%s)'".formatted(each.place() + 2, each.words()));
      }
      script.append(" \\\n      '*:file:_files' ;;\n");
    }
    script.append("  esac\n}\n");
    return script
        .append(
            "if [ \"$funcstack[1]\" = _weft ]; then _weft \"$@\"; else compdef _weft weft; fi\n")
        .toString();
  }

  private static String zshFlag(Offered flag) {
    String about = flag.about().replace("[", "(").replace("]", ")").replace(":", ";");
    String value =
        !flag.takesValue()
            ? ""
            : flag.words().isEmpty()
                ? ":value:_files"
                : ":value:(" + String.join(" ", flag.words()) + ")";
    return "*" + flag.name() + "[" + about + "]" + value;
  }

  /** A script for fish. */
  String fish() {
    StringBuilder script = new StringBuilder("# fish completion for weft\n");
    for (Command command : commands) {
      script.append(
          "complete -c weft -f -n __fish_use_subcommand -a %s -d %s\n"
              .formatted(command.manual().name(), quoted(command.manual().summary())));
    }
    for (Command command : commands) {
      for (Offered flag : flags(command)) {
        if (flag.name().startsWith("--")) {
          script.append(fishFlag(command.manual().name(), flag));
        }
      }
      for (Words each : arguments(command)) {
        script.append(
            ("complete -c weft -f -n '__fish_seen_subcommand_from %s;"
                    + " and test (count (commandline -opc)) -eq %d' -a '%s'\n")
                .formatted(each.command(), each.place() + 2, each.words()));
      }
    }
    return script.toString();
  }

  private static String fishFlag(String command, Offered flag) {
    String value =
        !flag.takesValue()
            ? ""
            : flag.words().isEmpty() ? " -r" : " -x -a " + quoted(String.join(" ", flag.words()));
    return "complete -c weft -n '__fish_seen_subcommand_from %s' -l %s%s -d %s\n"
        .formatted(command, flag.name().substring(2), value, quoted(flag.about()));
  }

  private String names() {
    return commands.stream().map(c -> c.manual().name()).collect(Collectors.joining(" "));
  }

  private List<Words> arguments() {
    return commands.stream().flatMap(command -> arguments(command).stream()).toList();
  }

  private static List<Words> arguments(Command command) {
    List<Words> found = new ArrayList<>();
    for (PositionalParamSpec argument : command.spec().positionalParameters()) {
      Iterable<String> words = argument.completionCandidates();
      String all = words == null ? "" : String.join(" ", words);
      if (!all.isEmpty()) {
        found.add(new Words(command.manual().name(), argument.index().min(), all));
      }
    }
    return found;
  }

  private static List<Offered> flags(Command command) {
    List<Offered> flags = new ArrayList<>();
    for (OptionSpec option : command.spec().addOption(Commands.helpOption()).options()) {
      if (!option.hidden()) {
        String about = String.join(" ", option.description());
        boolean takesValue = option.arity().max() > 0;
        for (String name : option.names()) {
          flags.add(new Offered(name, about, words(option, takesValue), takesValue));
        }
      }
    }
    return flags;
  }

  private static List<String> words(OptionSpec option, boolean takesValue) {
    String label = option.paramLabel();
    return takesValue && label.matches("[a-z]+(?:\\|[a-z]+)+")
        ? List.of(label.split("\\|"))
        : List.of();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
