package weft.config;

/**
 * A kind of value: how it is read from text, checked and written again.
 *
 * @param <T> what it is read into
 */
public interface ValueType<T> {

  /** The placeholder in help, such as {@code DUR}. */
  String label();

  /** Reads and checks a text; what fails says what would be right. */
  T parse(String text) throws BadValueException;

  /** The text that reads back as this value. */
  String text(T value);

  /** Whether a TOML value of that Java type may stand for it: String, Long, Double or Boolean. */
  boolean takes(Object toml);

  /** What is wanted, for the message about a TOML value of another type. */
  String wanted();

  /** The same object, seen as what it is. */
  T narrow(Object value);

  /** A text that was given for a value, as it may stand in a message. */
  default String shown(String text) {
    return text;
  }

  /** How the value stands in a TOML file. */
  default String toml(T value) {
    return TomlText.quote(text(value));
  }
}
