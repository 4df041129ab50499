package weft.scope;

import java.util.regex.Pattern;

/**
 * A pattern of the user's that is searched for in the whole text of a URL.
 *
 * @param include whether URLs in which it is found are wanted or unwanted
 */
public record PatternRule(boolean include, Pattern pattern) {

  /** Whether the pattern is found anywhere in the text. */
  boolean matches(String text) {
    return pattern.matcher(text).find();
  }

  /** The rule for people, such as {@code exclude /calendar/}. */
  String label() {
    return (include ? "include " : "exclude ") + pattern.pattern();
  }
}
