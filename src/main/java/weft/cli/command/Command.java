package weft.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A verb of the command line. An instance serves one invocation. */
public interface Command {

  /** What help says. */
  Manual manual();

  /** Its options and arguments; the name is set by whoever registers it. */
  CommandSpec spec();

  /** Carries it out. */
  ExitCode run(ParseResult line, Console console);
}
