package weft.config;

import java.util.ArrayList;
import java.util.List;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Turns the values of one TOML document into values of settings.
 *
 * @param name of the document, for messages and origins
 */
record TomlValues(String name) {

  /** A value and where it stands. */
  record Placed(TomlPosition at, Given given) {}

  /** All values of a key; of one that may be repeated, one for each element. */
  List<Placed> all(Key<?> key, Object value, TomlPosition at) {
    List<Placed> placed = new ArrayList<>();
    if (!key.repeatable() || !(value instanceof TomlArray array)) {
      placed.add(one(key, value, at));
      return placed;
    }
    if (array.isEmpty()) {
      placed.add(new Placed(at, new Given(key, null, origin(at))));
    }
    for (int i = 0; i < array.size(); i++) {
      placed.add(one(key, array.get(i), array.inputPositionOf(i)));
    }
    return placed;
  }

  private Placed one(Key<?> key, Object value, TomlPosition at) {
    String shown = origin(at) + ": " + key.name() + " = " + shown(key, value);
    boolean unset = "none".equals(value) && key.fallback() == null && !key.repeatable();
    if (!unset && !key.type().takes(value)) {
      String many = key.repeatable() ? ", or a list of them" : "";
      throw new ConfigException(shown + ": " + key.type().wanted() + many);
    }
    return new Placed(at, key.read(value.toString(), origin(at), shown));
  }

  private static String shown(Key<?> key, Object value) {
    return switch (value) {
      case String text -> TomlText.quote(key.type().shown(text));
      case TomlArray array -> "[…]";
      case TomlTable table -> "{…}";
      default -> value.toString();
    };
  }

  /** Document and line. */
  String origin(TomlPosition at) {
    return name + ":" + at.line();
  }

  /** The refusal of a key that is none, naming the nearest. */
  ConfigException unknown(String word, TomlPosition at, List<String> known, String otherwise) {
    return new ConfigException(
        origin(at) + ": unknown key '" + word + "'" + Nearest.hint(word, known, otherwise));
  }
}
