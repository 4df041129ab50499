package weft.url;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A pattern that a whole text has to match: {@code *} stands for any characters, {@code ?} for one,
 * everything else for itself.
 */
public final class Glob {
  private final String text;
  private final Pattern pattern;

  private Glob(String text, int flags) {
    this.text = text;
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      expression.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    pattern = Pattern.compile(expression.toString(), flags | Pattern.DOTALL);
  }

  /** A pattern that heeds case. */
  public static Glob of(String text) {
    return new Glob(text, 0);
  }

  /** A pattern of host names, which are lower case: {@code *.example.org} matches www alone. */
  public static Glob ofHost(String text) {
    return new Glob(text.toLowerCase(Locale.ROOT), 0);
  }

  /** Whether the whole text matches. */
  public boolean matches(String candidate) {
    return pattern.matcher(candidate).matches();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && glob.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The pattern as written. */
  @Override
  public String toString() {
    return text;
  }
}
