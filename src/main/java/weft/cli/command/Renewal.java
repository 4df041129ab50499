package weft.cli.command;

/** What is done with a file whose newest run is finished, where no seeds are given. */
public enum Renewal {
  /** Nothing: only what is unfinished is carried on. */
  NONE,
  /** A new run from the same seeds. */
  NEW_RUN,
  /** The run is taken up again for what failed in it; so is one that is not finished. */
  FAILED
}
