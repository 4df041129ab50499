package weft.cli.command;

/** How a command ended, as scripts see it. */
public enum ExitCode {
  DONE(0, "done; a crawl has left nothing queued"),
  DEFECT(1, "unexpected: a defect in Weft; the log has the stack trace"),
  USAGE(2, "usage, configuration, wrong or foreign file, file in use, SQL error, unknown URL"),
  STORE(3, "store damaged, I/O error, disk full, out of memory"),
  UNREACHABLE(4, "no seed could be reached"),
  FINDINGS(5, "findings failed the check that was asked for"),
  LIMIT(6, "a limit on time, pages or bytes left URLs queued; resume goes on"),
  BLOCKED(7, "rate-limited or blocked; the URLs stay queued and resume asks again"),
  INTERRUPTED(130, "interrupted (SIGINT); resume goes on"),
  TERMINATED(143, "terminated (SIGTERM or weft ctl stop); resume goes on");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number. */
  public int code() {
    return code;
  }

  /** One line for people. */
  public String meaning() {
    return meaning;
  }
}
