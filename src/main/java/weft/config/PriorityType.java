package weft.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression and the priority of the URLs in which it is found: {@code RE=N}. */
record PriorityType() implements ValueType<Priority> {
  private static final Pattern FORM = Pattern.compile("(.+)=([+-]?\\d{1,6})", Pattern.DOTALL);

  @Override
  public String label() {
    return "RE=N";
  }

  @Override
  public Priority parse(String text) throws BadValueException {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new BadValueException("must look like /news/=5 or /archive/=-1");
    }
    return new Priority(new PatternType().parse(form.group(1)), Integer.parseInt(form.group(2)));
  }

  @Override
  public String text(Priority value) {
    return value.pattern().pattern() + "=" + value.value();
  }

  @Override
  public boolean takes(Object toml) {
    return toml instanceof String;
  }

  @Override
  public String wanted() {
    return "a string such as \"/news/=5\" is wanted";
  }

  @Override
  public Priority narrow(Object value) {
    return (Priority) value;
  }
}
