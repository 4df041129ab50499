package weft.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Environment variables as a source of settings: {@code WEFT_MAX_PAGES=100}. A variable of several
 * values has one a line; an empty one counts as not set. A variable that begins like ours and is
 * none is refused, so that a typing error does not go unnoticed.
 */
public final class Environment {
  private static final String PREFIX = "WEFT_";

  /** Variables of the launcher: the largest heap, and options for its Java. */
  public static final Set<String> LAUNCHER = Set.of("WEFT_HEAP", "WEFT_JAVA_OPTS");

  private Environment() {}

  static List<Given> read(Map<String, String> variables) {
    List<Given> given = new ArrayList<>();
    new TreeMap<>(variables)
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX) && !LAUNCHER.contains(name) && !value.isBlank()) {
                given.addAll(variable(name, value));
              }
            });
    return given;
  }

  private static List<Given> variable(String name, String value) {
    Key<?> key =
        Settings.inFiles().stream()
            .<Key<?>>map(k -> k)
            .filter(k -> k.variable().equals(name))
            .findAny()
            .orElseThrow(() -> unknown(name));
    List<String> values = key.repeatable() ? value.lines().toList() : List.of(value);
    return values.stream().map(v -> key.read(v, name, name + "=" + key.type().shown(v))).toList();
  }

  private static ConfigException unknown(String name) {
    List<String> known = Settings.inFiles().stream().map(Key::variable).toList();
    String otherwise = "; variables that begin with WEFT_ are settings, remove it";
    return new ConfigException(
        "environment variable " + name + " is no setting" + Nearest.hint(name, known, otherwise));
  }
}
