package weft.config;

import java.util.regex.Pattern;

/**
 * A text of printable ASCII, as it may stand in an HTTP header, of a certain form.
 *
 * @param label the placeholder in help
 * @param form what it must look like
 * @param remedy said where it does not
 */
record TextType(String label, Pattern form, String remedy) implements ValueType<String> {
  /** The number of a port, as a regular expression. */
  static final String PORT = "(?:6553[0-5]|655[0-2]\\d|65[0-4]\\d\\d|6[0-4]\\d{3}|[0-5]?\\d{1,4})";

  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");

  /** Any printable text. */
  static TextType any(String label) {
    return new TextType(label, PRINTABLE, "only printable ASCII characters may stand here");
  }

  /**
   * Words separated by commas, each of that form.
   *
   * @param word what one is called in help
   */
  static TextType listOf(String word, String form, String remedy) {
    return new TextType(
        word + "[," + word + "]",
        Pattern.compile("(?:" + form + ")(?:,(?:" + form + "))*"),
        remedy);
  }

  /** A text of that form. */
  static TextType of(String label, String form, String remedy) {
    return new TextType(label, Pattern.compile(form), remedy);
  }

  @Override
  public String parse(String text) throws BadValueException {
    String value = text.strip();
    if (!PRINTABLE.matcher(value).matches() || !form.matcher(value).matches()) {
      throw new BadValueException(remedy);
    }
    return value;
  }

  @Override
  public String text(String value) {
    return value;
  }

  @Override
  public boolean takes(Object toml) {
    return toml instanceof String;
  }

  @Override
  public String wanted() {
    return "a string is wanted";
  }

  @Override
  public String narrow(Object value) {
    return (String) value;
  }
}
