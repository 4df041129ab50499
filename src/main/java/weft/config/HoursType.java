package weft.config;

import java.util.regex.Pattern;
import weft.crawl.Hours;

/** Hours of the day, such as {@code 22:00-06:00}. */
record HoursType() implements ValueType<Hours> {
  private static final String TIME = "(?:[01]?\\d|2[0-3]):[0-5]\\d";
  private static final Pattern FORM = Pattern.compile(TIME + "\\s*-\\s*" + TIME);

  @Override
  public String label() {
    return "HH:MM-HH:MM";
  }

  @Override
  public Hours parse(String text) throws BadValueException {
    if (!FORM.matcher(text.strip()).matches()) {
      throw new BadValueException("must look like 22:00-06:00");
    }
    try {
      return Hours.parse(text.strip());
    } catch (IllegalArgumentException e) {
      throw new BadValueException(e.getMessage() + "; leave them away for the whole day");
    }
  }

  @Override
  public String text(Hours value) {
    return value.toString();
  }

  @Override
  public boolean takes(Object toml) {
    return toml instanceof String;
  }

  @Override
  public String wanted() {
    return "hours are wanted, such as \"22:00-06:00\"";
  }

  @Override
  public Hours narrow(Object value) {
    return (Hours) value;
  }
}
