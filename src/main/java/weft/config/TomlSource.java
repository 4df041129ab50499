package weft.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import weft.config.TomlValues.Placed;

/**
 * A TOML document as a source of settings. Include and exclude patterns keep the order in which
 * they stand in the document; where their lists interleave, the key {@code pattern-order} says how:
 * one {@code +} or {@code -} for each pattern, as a stored configuration has it.
 */
final class TomlSource {
  static final String PATTERN_ORDER = "pattern-order";
  private static final List<String> TABLES =
      List.of(Settings.EXTRACT.name(), Tables.HOSTS.name(), Tables.LOGIN.name());

  private final String name;
  private final TomlParseResult document;
  private final TomlValues values;
  private final List<Placed> placed = new ArrayList<>();

  private TomlSource(String name, TomlParseResult document) {
    this.name = name;
    this.document = document;
    values = new TomlValues(name);
  }

  /** The settings of a document, in the order in which they stand there. */
  static List<Given> read(String name, String text) {
    TomlParseResult document = parsed(name, text);
    if (document.hasErrors()) {
      throw wrong(name, document.errors().getFirst());
    }
    return new TomlSource(name, document).settings();
  }

  private static ConfigException wrong(String name, TomlParseError error) {
    String why = error.getMessage() == null ? "not TOML" : error.getMessage();
    return new ConfigException(
        name + ":" + error.position().line() + ": " + why.replaceAll("\\s+", " "));
  }

  /** The library throws some of what is wrong, and has no bound to how deep values are nested. */
  private static TomlParseResult parsed(String name, String text) {
    try {
      return Toml.parse(text);
    } catch (TomlParseError e) {
      throw wrong(name, e);
    } catch (StackOverflowError e) {
      throw new ConfigException(name + ": values are nested too deep", e);
    }
  }

  private List<Given> settings() {
    for (String key : document.keySet()) {
      if (!key.equals(PATTERN_ORDER)) {
        key(key);
      }
    }
    placed.sort(
        Comparator.comparingInt((Placed p) -> p.at().line())
            .thenComparingInt(p -> p.at().column()));
    List<Given> given = placed.stream().map(Placed::given).toList();
    Object order = document.get(List.of(PATTERN_ORDER));
    return order == null ? given : reorder(given, order.toString());
  }

  private void key(String word) {
    List<String> path = List.of(word);
    Object value = document.get(path);
    TomlPosition at = document.inputPositionOf(path);
    if (value == null || at == null) {
      return;
    }
    if (word.equals(Tables.HOSTS.name())) {
      placed.addAll(new TomlHosts(values).read(value, at));
      return;
    }
    if (word.equals(Tables.LOGIN.name())) {
      placed.add(new TomlLogin(values).read(value, at));
      return;
    }
    if (word.equals(Settings.EXTRACT.name()) && value instanceof TomlTable table) {
      placed.addAll(new TomlExtract(values).read(table, at));
      return;
    }
    Key<?> key =
        Settings.named(word).orElseThrow(() -> unknown(word, at, value instanceof TomlTable));
    placed.addAll(values.all(key, value, at));
  }

  private ConfigException unknown(String word, TomlPosition at, boolean table) {
    if (table && Nearest.to(word, Settings.names()).isEmpty()) {
      return new ConfigException(
          values.origin(at)
              + ": unknown table ["
              + word
              + "]"
              + Nearest.hint(word, TABLES, "; tables are named " + String.join(", ", TABLES)));
    }
    String otherwise = "; 'weft config init' prints every key";
    return values.unknown(word, at, Settings.names(), otherwise);
  }

  /** Puts the patterns into the order that the signs give; other settings stay where they are. */
  private List<Given> reorder(List<Given> given, String signs) {
    List<Given> includes = new ArrayList<>(given.stream().filter(g -> is(g, '+')).toList());
    List<Given> excludes = new ArrayList<>(given.stream().filter(g -> is(g, '-')).toList());
    List<Given> ordered = new ArrayList<>(given);
    ordered.removeAll(includes);
    ordered.removeAll(excludes);
    for (int i = 0; i < signs.length(); i++) {
      Given next = takeFirst(signs.charAt(i) == '+' ? includes : excludes);
      if (next == null) {
        throw misfit(signs);
      }
      ordered.add(next);
    }
    if (!includes.isEmpty() || !excludes.isEmpty()) {
      throw misfit(signs);
    }
    return ordered;
  }

  private static boolean is(Given given, char sign) {
    return given.key().equals(sign == '+' ? ScopeKeys.INCLUDE : ScopeKeys.EXCLUDE);
  }

  private static @Nullable Given takeFirst(List<Given> givens) {
    return givens.isEmpty() ? null : givens.removeFirst();
  }

  private ConfigException misfit(String signs) {
    return new ConfigException(
        name
            + ": "
            + PATTERN_ORDER
            + " = \""
            + signs
            + "\": there must be one + for each include and one - for each exclude pattern");
  }
}
