package weft.config;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression (java.util.regex), found anywhere in a URL. */
record PatternType() implements ValueType<Pattern> {

  @Override
  public String label() {
    return "RE";
  }

  @Override
  public Pattern parse(String text) throws BadValueException {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new BadValueException(
          "not a regular expression: "
              + e.getDescription()
              + (e.getIndex() >= 0
                  ? " at character " + Math.min(e.getIndex() + 1, text.length())
                  : ""));
    }
  }

  @Override
  public String text(Pattern value) {
    return value.pattern();
  }

  @Override
  public boolean takes(Object toml) {
    return toml instanceof String;
  }

  @Override
  public String wanted() {
    return "a regular expression is wanted, in quotes";
  }

  @Override
  public Pattern narrow(Object value) {
    return (Pattern) value;
  }
}
