package weft.cli.command;

import weft.model.RunEnd;
import weft.store.StoreException;

/** Which exit code means what happened. */
public final class ExitCodes {
  private ExitCodes() {}

  /** For a store that cannot do its work. */
  public static ExitCode of(StoreException trouble) {
    return trouble.kind().wrongFile() ? ExitCode.USAGE : ExitCode.STORE;
  }

  /** For the end of a run; a run that was stopped was so by SIGINT unless something says more. */
  public static ExitCode of(RunEnd end) {
    return switch (end) {
      case FINISHED -> ExitCode.DONE;
      case LIMIT -> ExitCode.LIMIT;
      case BLOCKED -> ExitCode.BLOCKED;
      case STOPPED -> ExitCode.INTERRUPTED;
      case FAILED -> ExitCode.STORE;
    };
  }
}
