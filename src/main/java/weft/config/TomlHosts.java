package weft.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads the tables {@code [hosts."PATTERN"]} of a TOML document. */
final class TomlHosts {
  private static final Comparator<TomlValues.Placed> POSITION =
      Comparator.comparingInt((TomlValues.Placed p) -> p.at().line())
          .thenComparingInt(p -> p.at().column());

  private final TomlValues values;

  TomlHosts(TomlValues values) {
    this.values = values;
  }

  /** One value for each table, in the order in which they stand there. */
  List<TomlValues.Placed> read(@Nullable Object hosts, TomlPosition at) {
    if (!(hosts instanceof TomlTable tables)) {
      throw misplaced("hosts", at);
    }
    List<TomlValues.Placed> placed = new ArrayList<>();
    for (String pattern : tables.keySet()) {
      List<String> path = List.of(pattern);
      TomlPosition there = at(tables, path, at);
      if (!(tables.get(path) instanceof TomlTable table)) {
        throw misplaced(pattern, there);
      }
      HostTable read = new HostTable(pattern(pattern, there), given(table, there));
      placed.add(new TomlValues.Placed(there, new Given(Tables.HOSTS, read, values.origin(there))));
    }
    placed.sort(POSITION);
    return placed;
  }

  private ConfigException misplaced(String key, TomlPosition at) {
    return new ConfigException(
        values.origin(at)
            + ": '"
            + key
            + "' must be in a table about hosts, such as [hosts.\"*.example.org\"]");
  }

  private HostPattern pattern(String text, TomlPosition at) {
    try {
      return HostPattern.parse(text);
    } catch (BadValueException e) {
      throw new ConfigException(
          values.origin(at) + ": [hosts." + TomlText.quote(text) + "]: " + e.getMessage());
    }
  }

  private List<Given> given(TomlTable table, TomlPosition otherwise) {
    List<TomlValues.Placed> placed = new ArrayList<>();
    for (String word : table.keySet()) {
      List<String> path = List.of(word);
      TomlPosition at = at(table, path, otherwise);
      Key<?> key =
          HostKeys.named(word)
              .orElseThrow(() -> values.unknown(word, at, HostKeys.names(), otherwise()));
      Object value = table.get(path);
      if (key.equals(HostKeys.HEADERS) && value instanceof TomlTable headers) {
        placed.addAll(headers(headers, at));
      } else if (value != null) {
        placed.addAll(values.all(key, value, at));
      }
    }
    placed.sort(POSITION);
    return placed.stream().map(TomlValues.Placed::given).toList();
  }

  private static String otherwise() {
    return "; a table about hosts takes " + String.join(", ", HostKeys.names());
  }

  /** {@code headers = {Name = "value"}}, which is the same as a list of lines. */
  private List<TomlValues.Placed> headers(TomlTable headers, TomlPosition otherwise) {
    List<TomlValues.Placed> placed = new ArrayList<>();
    for (String name : headers.keySet()) {
      List<String> path = List.of(name);
      TomlPosition at = at(headers, path, otherwise);
      Object value = headers.get(path);
      if (!(value instanceof String text)) {
        throw new ConfigException(
            values.origin(at) + ": header " + name + ": its value is wanted, in quotes");
      }
      placed.addAll(values.all(HostKeys.HEADERS, name + ": " + text, at));
    }
    return placed;
  }

  private static TomlPosition at(TomlTable table, List<String> path, TomlPosition otherwise) {
    TomlPosition at = table.inputPositionOf(path);
    return at == null ? otherwise : at;
  }
}
