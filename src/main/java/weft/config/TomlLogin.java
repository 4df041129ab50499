package weft.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads the table {@code [login]} of a TOML document. */
final class TomlLogin {
  private final TomlValues values;

  TomlLogin(TomlValues values) {
    this.values = values;
  }

  /** The login, checked. */
  TomlValues.Placed read(Object value, TomlPosition at) {
    if (!(value instanceof TomlTable table)) {
      throw wrong(at, "it is a table: url, fields, and check or check-url below [login]");
    }
    for (String word : table.keySet()) {
      if (!LoginTable.KEYS.contains(word)) {
        TomlPosition there = table.inputPositionOf(List.of(word));
        String known = "; [login] takes " + String.join(", ", LoginTable.KEYS);
        throw values.unknown(word, there == null ? at : there, LoginTable.KEYS, known);
      }
    }
    String url = text(table, "url", at);
    LoginTable login =
        new LoginTable(
            url == null ? "" : url,
            fields(table, at),
            check(table, at),
            text(table, "check-url", at));
    String objection = login.objection();
    if (objection != null) {
      throw wrong(at, objection);
    }
    return new TomlValues.Placed(at, new Given(Tables.LOGIN, login, values.origin(at)));
  }

  private @Nullable Pattern check(TomlTable table, TomlPosition at) {
    String text = text(table, "check", at);
    try {
      return text == null ? null : new PatternType().parse(text);
    } catch (BadValueException e) {
      throw wrong(at, "check: " + e.getMessage());
    }
  }

  private Map<String, String> fields(TomlTable table, TomlPosition at) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (!(table.get(List.of("fields")) instanceof TomlTable given) || given.isEmpty()) {
      throw wrong(
          at, "fields are wanted, such as fields = { user = \"me\", password = \"@env:PW\" }");
    }
    for (String name : given.keySet()) {
      if (!(given.get(List.of(name)) instanceof String text)) {
        throw wrong(at, "the value of field " + name + " is wanted, in quotes");
      }
      fields.put(name, text);
    }
    return fields;
  }

  private @Nullable String text(TomlTable table, String key, TomlPosition at) {
    Object value = table.get(List.of(key));
    if (value != null && !(value instanceof String)) {
      throw wrong(at, key + " is wanted in quotes");
    }
    return (String) value;
  }

  private ConfigException wrong(TomlPosition at, String what) {
    return new ConfigException(values.origin(at) + ": login: " + what);
  }
}
