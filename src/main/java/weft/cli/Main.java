package weft.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.ExitCodes;
import weft.cli.command.Help;
import weft.cli.command.Parts;
import weft.cli.crawl.LastingLog;
import weft.cli.crawl.LogFile;
import weft.cli.output.Out;
import weft.cli.output.Screen;
import weft.config.ConfigException;
import weft.config.Nearest;
import weft.store.StoreException;

/**
 * The entry: finds the command, carries it out, and turns whatever happens into one line and an
 * exit code. Nothing but a defect leaves a stack trace, and that goes to the log.
 */
public final class Main {
  private final List<Command> commands;
  private final Parts parts;
  private final Console console;

  private Main(Parts parts, Console console) {
    this.parts = parts;
    this.console = console;
    commands = Commands.all(parts);
  }

  /** Runs Weft as a process. */
  public static void main(String[] words) {
    System.setProperty(LastingLog.PROPERTY, LastingLog.class.getName());
    Map<String, String> environment = System.getenv();
    Console console =
        new Console(
            new FileInputStream(FileDescriptor.in),
            new Out(new FileOutputStream(FileDescriptor.out)),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
            Screen.ofProcess(environment),
            environment,
            Path.of(""));
    LogFile.silenceConsole();
    System.exit(run(Wiring.parts(), console, words).code());
  }

  /** Runs one command line in this process. */
  public static ExitCode run(Parts parts, Console console, String... words) {
    try {
      boolean version = words.length == 1 && words[0].equals("--version");
      ExitCode code = version ? version(parts, console) : new Main(parts, console).dispatch(words);
      console.out().flush();
      return code;
    } catch (Out.ReaderGone e) {
      return ExitCode.DONE;
    } catch (ConfigException e) {
      console.say(e.getMessage());
      return ExitCode.USAGE;
    } catch (StoreException e) {
      console.say(String.valueOf(e.getMessage()));
      return ExitCodes.of(e);
    } catch (UncheckedIOException e) {
      console.say(String.valueOf(e.getMessage()));
      return ExitCode.STORE;
    } catch (OutOfMemoryError e) {
      console.say("out of memory; give it more with WEFT_HEAP=4g");
      return ExitCode.STORE;
    } catch (LogFile.Defect e) {
      console.say(e.line());
      return ExitCode.DEFECT;
    } catch (RuntimeException | Error e) {
      console.say(LogFile.Defect.unlogged(e).line());
      return ExitCode.DEFECT;
    }
  }

  private ExitCode dispatch(String... words) {
    CommandLine line = Commands.line(commands);
    try {
      ParseResult result = line.parseArgs(words);
      if (result.isVersionHelpRequested()) {
        return version(parts, console);
      }
      return result.hasSubcommand() ? carryOut(result.subcommand()) : overview(result);
    } catch (UnmatchedArgumentException e) {
      throw new ConfigException(unmatched(e), e);
    } catch (ParameterException e) {
      throw new ConfigException(
          String.valueOf(e.getMessage()) + "; see 'weft help" + verb(e.getCommandLine()) + "'", e);
    }
  }

  private static ExitCode version(Parts parts, Console console) {
    for (String each : parts.version()) {
      console.out().line(each);
    }
    return ExitCode.DONE;
  }

  private ExitCode overview(ParseResult result) {
    if (result.isUsageHelpRequested()) {
      console.out().print(Help.overview(commands));
      return ExitCode.DONE;
    }
    console.err().print(Help.overview(commands));
    return ExitCode.USAGE;
  }

  private ExitCode carryOut(ParseResult result) {
    Command command = named(result.commandSpec().name()).orElseThrow();
    if (result.isUsageHelpRequested()) {
      console.out().print(Help.page(command.manual(), result.commandSpec()));
      return ExitCode.DONE;
    }
    return command.run(result, console);
  }

  private Optional<Command> named(String name) {
    return commands.stream().filter(c -> c.manual().name().equals(name)).findAny();
  }

  private String unmatched(UnmatchedArgumentException e) {
    String word = e.getUnmatched().getFirst();
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    String help = "; see 'weft help" + verb(e.getCommandLine()) + "'";
    if (word.startsWith("-")) {
      int equals = word.indexOf('=');
      String flag = equals < 0 ? word : word.substring(0, equals);
      List<String> known = new ArrayList<>(spec.optionsMap().keySet());
      known.removeIf(name -> !name.startsWith("--"));
      return "unknown flag " + flag + Nearest.hint(flag, known, help);
    }
    if (spec.parent() == null) {
      List<String> known = commands.stream().map(c -> c.manual().name()).toList();
      return "unknown command '" + word + "'" + Nearest.hint(word, known, help);
    }
    return "unexpected argument '" + word + "'" + help;
  }

  private static String verb(CommandLine line) {
    return line.getCommandSpec().parent() == null ? "" : " " + line.getCommandName();
  }
}
