package weft.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import weft.store.StoreReader;

/** What the arguments of commands have in common: the file, and the run named behind it. */
public final class Arguments {
  private static final Pattern RUN = Pattern.compile(".@([1-9]\\d{0,17})$");

  private Arguments() {}

  /** An argument that is to be given. */
  public static PositionalParamSpec argument(int index, String label, String description) {
    return argument(index, label, description, List.of());
  }

  /** An argument that shells complete to one of those words. */
  public static PositionalParamSpec argument(
      int index, String label, String description, List<String> words) {
    return PositionalParamSpec.builder()
        .completionCandidates(words)
        .index(Integer.toString(index))
        .arity("1")
        .required(true)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** A command that takes arguments alone. */
  public static CommandSpec spec(PositionalParamSpec... arguments) {
    CommandSpec spec = CommandSpec.create();
    for (PositionalParamSpec argument : arguments) {
      spec.addPositional(argument);
    }
    return spec;
  }

  /** The argument {@code FILE}, the first of a command that works on one. */
  public static PositionalParamSpec file() {
    return argument(0, "FILE", "The database that a crawl wrote");
  }

  /** What was typed for an argument; empty where nothing was. */
  public static String argument(ParseResult line, int index) {
    return line.matchedPositionalValue(index, "");
  }

  /** The file as it was typed, from the directory of the console. */
  public static Path file(ParseResult line, Console console) {
    return console.directory().resolve(argument(line, 0));
  }

  /** The file alone where a run may be named behind it: {@code FILE@RUN}. */
  public static Path fileOfRun(ParseResult line, Console console) {
    Path whole = file(line, console);
    return run(line, whole) == 0
        ? whole
        : console.directory().resolve(argument(line, 0).replaceFirst("@\\d+$", ""));
  }

  /** Opens {@code FILE}, or {@code FILE@RUN} so that its views show that run. */
  public static StoreReader open(ParseResult line, Console console) {
    Path file = fileOfRun(line, console);
    long run = run(line, file(line, console));
    return run == 0 ? StoreReader.open(file) : StoreReader.open(file, run);
  }

  /** The run that is named behind the file. */
  public static OptionalLong runOf(ParseResult line, Console console) {
    long run = run(line, file(line, console));
    return run == 0 ? OptionalLong.empty() : OptionalLong.of(run);
  }

  /** The run that is named behind the file; 0 where there is none, or a file of that very name. */
  private static long run(ParseResult line, Path whole) {
    Matcher named = RUN.matcher(argument(line, 0));
    return named.find() && !Files.exists(whole) ? Long.parseLong(named.group(1)) : 0;
  }

  /** The file as the user named it, quoted for a shell where that is needed. */
  public static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:@%+=,~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
