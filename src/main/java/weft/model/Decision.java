package weft.model;

import org.jspecify.annotations.Nullable;

/**
 * Whether a URL belongs to the crawl.
 *
 * @param reason why not; absent where it does
 * @param rule the rule that decided, for people, such as {@code scope host example.org}
 */
public record Decision(@Nullable Reason reason, String rule) {

  /** It belongs, by that rule. */
  public static Decision accept(String rule) {
    return new Decision(null, rule);
  }

  /** It does not belong. */
  public static Decision reject(Reason reason, String rule) {
    return new Decision(reason, rule);
  }

  /** Whether the URL belongs to the crawl. */
  public boolean accepted() {
    return reason == null;
  }
}
