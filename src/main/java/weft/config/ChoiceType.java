package weft.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One of an enum's constants, written in lower case. */
record ChoiceType<E extends Enum<E>>(Class<E> type) implements ValueType<E> {

  @Override
  public String label() {
    return String.join("|", words());
  }

  private List<String> words() {
    return Stream.of(type.getEnumConstants()).map(this::text).toList();
  }

  @Override
  public E parse(String text) throws BadValueException {
    String word = text.strip().toLowerCase(Locale.ROOT);
    for (E constant : type.getEnumConstants()) {
      if (text(constant).equals(word)) {
        return constant;
      }
    }
    throw new BadValueException(
        "must be one of " + String.join(", ", words()) + Nearest.hint(word, words(), ""));
  }

  @Override
  public String text(E value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean takes(Object toml) {
    return toml instanceof String;
  }

  @Override
  public String wanted() {
    return "one of " + String.join(", ", words()) + " is wanted, in quotes";
  }

  @Override
  public E narrow(Object value) {
    return type.cast(value);
  }
}
