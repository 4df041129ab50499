package weft.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Environment variables as a source of settings: {@code WEFT_MAX_PAGES=100}. A variable of several
 * values has one a line; an empty one counts as not set. A variable that begins like ours and is
 * none may belong to something else (a container's platform names services so): it is passed over,
 * and {@link #strangers} tells of it, so that a typing error does not go unnoticed.
 */
public final class Environment {
  private static final String PREFIX = "WEFT_";

  /** Variables of the launcher: the largest heap, and options for its Java. */
  public static final Set<String> LAUNCHER = Set.of("WEFT_HEAP", "WEFT_JAVA_OPTS");

  private Environment() {}

  static List<Given> read(Map<String, String> variables) {
    List<Given> given = new ArrayList<>();
    ours(variables)
        .forEach(
            (name, value) -> key(name).ifPresent(key -> given.addAll(variable(key, name, value))));
    return given;
  }

  /** What is to be said of variables that begin like ours and are no setting: a line each. */
  public static List<String> strangers(Map<String, String> variables) {
    List<String> known = Settings.inFiles().stream().map(Key::variable).toList();
    return ours(variables).keySet().stream()
        .filter(name -> key(name).isEmpty())
        .map(
            name ->
                "environment variable "
                    + name
                    + " is no setting and is passed over"
                    + Nearest.hint(name, known, ""))
        .toList();
  }

  private static SortedMap<String, String> ours(Map<String, String> variables) {
    SortedMap<String, String> ours = new TreeMap<>(variables);
    ours.entrySet()
        .removeIf(
            entry ->
                !entry.getKey().startsWith(PREFIX)
                    || LAUNCHER.contains(entry.getKey())
                    || entry.getValue().isBlank());
    return ours;
  }

  private static Optional<Key<?>> key(String name) {
    return Settings.inFiles().stream()
        .<Key<?>>map(key -> key)
        .filter(key -> key.variable().equals(name))
        .findAny();
  }

  private static List<Given> variable(Key<?> key, String name, String value) {
    List<String> values = key.repeatable() ? value.lines().toList() : List.of(value);
    return values.stream().map(v -> key.read(v, name, name + "=" + key.type().shown(v))).toList();
  }
}
