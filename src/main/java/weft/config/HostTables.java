package weft.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import weft.scope.PatternRule;
import weft.url.HostKey;

/**
 * All tables about single hosts, in their order: of the tables that match a host, the last one that
 * has a key says its value.
 */
record HostTables(List<HostTable> tables) {

  HostTables {
    tables = List.copyOf(tables).reversed();
  }

  /** Whether no table has that key. */
  boolean silent(Key<?> key) {
    return tables.stream().noneMatch(table -> table.has(key));
  }

  /** The values that any table has of a key. */
  <T> List<T> values(Key<T> key) {
    return tables.stream().flatMap(table -> table.list(key).stream()).toList();
  }

  /** The value for a host, empty where no table that matches it has one. */
  <T> Optional<T> find(HostKey host, Key<T> key) {
    return list(host, key).stream().findFirst();
  }

  /** The values for a host, empty where no table that matches it has any. */
  <T> List<T> list(HostKey host, Key<T> key) {
    return first(host, table -> table.has(key)).map(table -> table.list(key)).orElse(List.of());
  }

  /** Whether the table that says that of a host names the host with its port. */
  boolean portNamed(HostKey host, Key<?> key) {
    return first(host, table -> table.has(key)).filter(t -> t.hosts().portNamed()).isPresent();
  }

  /** The patterns of the last table with patterns that matches a host. */
  List<PatternRule> patterns(HostKey host) {
    return first(host, t -> t.has(HostKeys.INCLUDE) || t.has(HostKeys.EXCLUDE))
        .map(table -> table.given().stream().flatMap(g -> pattern(g).stream()).toList())
        .orElse(List.of());
  }

  private static Optional<PatternRule> pattern(Given given) {
    boolean include = given.key().equals(HostKeys.INCLUDE);
    return given.value() != null && (include || given.key().equals(HostKeys.EXCLUDE))
        ? Optional.of(new PatternRule(include, HostKeys.INCLUDE.type().narrow(given.value())))
        : Optional.empty();
  }

  private Optional<HostTable> first(HostKey host, Predicate<HostTable> wanted) {
    for (HostTable table : tables) {
      if (wanted.test(table) && table.hosts().matches(host)) {
        return Optional.of(table);
      }
    }
    return Optional.empty();
  }
}
