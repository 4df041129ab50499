package weft.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A configuration on its way to TOML. */
final class Rendering {
  private static final int COMMENT_COLUMN = 40;

  private final Effective effective;
  private final boolean stored;
  private final StringBuilder text = new StringBuilder();

  Rendering(Effective effective, boolean stored) {
    this.effective = effective;
    this.stored = stored;
  }

  String toml() {
    for (Topic topic : Topic.values()) {
      List<Key<?>> keys =
          Settings.inFiles().stream().filter(k -> k.topic() == topic && shown(k)).toList();
      if (!keys.isEmpty()) {
        text.append(text.isEmpty() ? "" : "\n").append("# ").append(topic.title()).append('\n');
        keys.forEach(this::setting);
      }
    }
    effective.find(Tables.LOGIN).ifPresent(login -> text.append(login.toml()));
    effective.list(Tables.HOSTS).forEach(this::table);
    return text.toString();
  }

  /** A table about hosts; tables come last, for what follows one would belong to it. */
  private void table(HostTable table) {
    text.append("\n[hosts.").append(TomlText.quote(table.hosts().text())).append("]\n");
    table.given().stream().map(Given::key).distinct().forEach(key -> entry(table, key));
  }

  private <T> void entry(HostTable table, Key<T> key) {
    List<Given> given = table.given().stream().filter(g -> g.key().equals(key)).toList();
    List<String> literals = table.list(key).stream().map(value -> literal(key, value)).toList();
    String value =
        key.repeatable()
            ? "[" + String.join(", ", literals) + "]"
            : literals.isEmpty() ? "\"none\"" : literals.getFirst();
    List<String> origins = given.stream().map(Given::origin).distinct().toList();
    line(key.name() + " = " + value, String.join(", ", origins));
  }

  private boolean shown(Key<?> key) {
    return !stored || (key.topic() != Topic.CONSOLE && !key.equals(Settings.OUTPUT));
  }

  private <T> void setting(Key<T> key) {
    List<T> values =
        key.repeatable()
            ? effective.list(key)
            : effective.find(key).map(List::of).orElse(List.of());
    List<String> literals = values.stream().map(value -> literal(key, value)).toList();
    if (literals.isEmpty()) {
      line("# " + key.name() + " is not set", key);
    } else if (!key.repeatable()) {
      line(key.name() + " = " + literals.getFirst(), key);
    } else {
      line(key.name() + " = [" + String.join(", ", literals) + "]", key);
    }
    if (key.equals(ScopeKeys.EXCLUDE)) {
      patternOrder();
    }
  }

  private <T> String literal(Key<T> key, T value) {
    if (stored && value instanceof Path path && !path.toString().equals("-")) {
      return TomlText.quote(path.toAbsolutePath().normalize().toString());
    }
    return key.type().toml(value);
  }

  private void line(String line, Key<?> key) {
    line(line, effective.origin(key));
  }

  private void line(String line, String origin) {
    text.append(line);
    text.repeat(' ', Math.max(2, COMMENT_COLUMN - line.length()));
    text.append(line.startsWith("#") ? "(" : "# ");
    text.append(origin.replaceAll("\\p{Cntrl}", "?"));
    text.append(line.startsWith("#") ? ")\n" : "\n");
  }

  /** How the two lists of patterns interleave, where includes before excludes is not the answer. */
  private void patternOrder() {
    List<String> signs = new ArrayList<>();
    effective.patterns().forEach(pattern -> signs.add(pattern.include() ? "+" : "-"));
    String order = String.join("", signs);
    if (order.contains("-+")) {
      text.append(TomlSource.PATTERN_ORDER).append(" = \"").append(order).append("\"\n");
    }
  }
}
