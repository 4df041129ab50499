package weft.parse;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A column that the user defines: a name, and how its values are taken from a body. Written {@code
 * NAME=css:SELECTOR}, {@code NAME=css:SELECTOR@ATTRIBUTE}, {@code NAME=xpath:PATH}, {@code
 * NAME=json:PATH} or {@code NAME=re:REGEX}.
 */
public final class ExtractRule {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");

  private final String name;
  private final String expression;
  private final Taking taking;

  private ExtractRule(String name, String expression, Taking taking) {
    this.name = name;
    this.expression = expression;
    this.taking = taking;
  }

  /** Reads a rule; an {@link IllegalArgumentException} names its column and what is wrong. */
  public static ExtractRule of(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? "" : text.substring(0, equals).strip();
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "must look like price=css:.price, title=xpath://h1, sku=json:$.sku or id=re:id=(\\d+)");
    }
    return of(name, text.substring(equals + 1).strip());
  }

  /** Makes a rule of its two sides; what is wrong is told likewise. */
  public static ExtractRule of(String name, String expression) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "column '" + name + "': a name has letters, digits, '_', '.' and '-'");
    }
    if (expression.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "column '" + name + "': a rule stands on one line, without control characters");
    }
    int colon = expression.indexOf(':');
    String kind = colon < 0 ? "" : expression.substring(0, colon).toLowerCase(Locale.ROOT);
    String what = expression.substring(colon + 1).strip();
    try {
      return new ExtractRule(name, kind + ":" + what, taking(kind, what));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("column '" + name + "': " + e.getMessage(), e);
    }
  }

  private static Taking taking(String kind, String what) {
    if (what.isEmpty() && !kind.isEmpty()) {
      throw new IllegalArgumentException("nothing stands after " + kind + ":");
    }
    return switch (kind) {
      case "css" -> Taking.Css.of(what);
      case "xpath" -> Taking.XPath.of(what);
      case "json" -> new Taking.JsonPath(Json.Path.of(what));
      case "re" -> new Taking.Regex(regex(what));
      default -> throw new IllegalArgumentException("must begin with css:, xpath:, json: or re:");
    };
  }

  private static Pattern regex(String what) {
    try {
      return Pattern.compile(what);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "not a regular expression: "
              + e.getDescription()
              + (e.getIndex() >= 0
                  ? " at character " + Math.min(e.getIndex() + 1, what.length())
                  : ""),
          e);
    }
  }

  /** The column. */
  public String name() {
    return name;
  }

  /** How values are taken, such as {@code css:h1}. */
  public String expression() {
    return expression;
  }

  /** How values are taken, ready to work. */
  Taking taking() {
    return taking;
  }

  @Override
  public String toString() {
    return name + "=" + expression;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExtractRule rule && rule.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
