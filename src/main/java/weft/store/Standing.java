package weft.store;

import org.jspecify.annotations.Nullable;
import weft.model.Decision;
import weft.model.Reason;
import weft.model.State;

/**
 * Where a URL stands within a run.
 *
 * @param reason why; absent where it is queued or done
 * @param rule what decided, for people; absent likewise
 */
record Standing(State state, @Nullable Reason reason, @Nullable String rule) {
  static final Standing QUEUED = new Standing(State.QUEUED, null, null);
  static final Standing DONE = new Standing(State.DONE, null, null);

  /** From codes as they are stored; the reason's is 0 where there is none. */
  static Standing of(int state, int reason, @Nullable String rule) {
    return new Standing(State.of(state), reason == 0 ? null : Reason.of(reason), rule);
  }

  /** Where a URL stands that no request was made for: the depth limit has the last word. */
  static Standing of(Decision decision, Way way, int maxDepth) {
    if (!decision.accepted()) {
      return new Standing(State.EXCLUDED, decision.reason(), decision.rule());
    }
    return way.depth() <= maxDepth ? QUEUED : tooDeep(maxDepth - way.start());
  }

  private static Standing tooDeep(int links) {
    return new Standing(State.EXCLUDED, Reason.DEPTH, "depth " + links);
  }

  boolean queued() {
    return state == State.QUEUED;
  }

  /**
   * Whether no other link can change it, except by a smaller depth.
   *
   * @param followed whether a link that a crawl goes along leads there already
   */
  boolean settled(boolean followed) {
    return state != State.EXCLUDED || (followed && reason != null && !reason.dependsOnLink());
  }
}
