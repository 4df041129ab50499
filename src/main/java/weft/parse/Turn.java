package weft.parse;

/** Fairness among visits: few threads carry all of them, and none is interrupted. */
final class Turn {
  private Turn() {}

  /** Has the pages of other visits read for a while before this long one goes on. */
  @SuppressWarnings("ThreadPriorityCheck") // a virtual thread goes to the end of its queue
  static void pass() {
    Thread.yield();
  }
}
