package weft.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import weft.config.TomlValues.Placed;
import weft.parse.ExtractRule;

/** Reads the table {@code [extract]} of a TOML document: a column on each line. */
final class TomlExtract {
  private final TomlValues values;

  TomlExtract(TomlValues values) {
    this.values = values;
  }

  /** The columns, checked. */
  List<Placed> read(TomlTable table, TomlPosition at) {
    List<Placed> placed = new ArrayList<>();
    for (String name : table.keySet()) {
      TomlPosition there = table.inputPositionOf(List.of(name));
      placed.add(rule(name, table.get(List.of(name)), there == null ? at : there));
    }
    return placed;
  }

  private Placed rule(String name, @Nullable Object value, TomlPosition at) {
    if (!(value instanceof String expression)) {
      throw wrong(at, "column '" + name + "': a rule such as \"css:.price\" is wanted, in quotes");
    }
    try {
      ExtractRule rule = ExtractRule.of(name, expression.strip());
      return new Placed(at, new Given(Settings.EXTRACT, rule, values.origin(at)));
    } catch (IllegalArgumentException e) {
      throw wrong(at, e.getMessage());
    }
  }

  private ConfigException wrong(TomlPosition at, @Nullable String what) {
    return new ConfigException(values.origin(at) + ": extract: " + what);
  }
}
