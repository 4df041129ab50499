package weft.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import weft.scope.PatternRule;

/**
 * The configuration of a crawl: one value for each setting, with who gave it. Immutable. {@link
 * RoomSettings} turns it into what each room wants to know.
 */
public final class Effective {
  private final List<Given> given;

  private Effective(List<Given> given) {
    this.given = List.copyOf(given);
  }

  /** Folds what was given: the last of single values wins, repeatable ones add up. */
  static Effective of(List<Given> sources) {
    List<Given> folded = new ArrayList<>();
    for (Given source : sources) {
      Given next =
          source.value() instanceof HostTable table ? merged(folded, source, table) : source;
      if (!next.key().repeatable() || next.value() == null) {
        folded.removeIf(earlier -> earlier.key().equals(next.key()));
      }
      folded.add(next);
    }
    return new Effective(folded);
  }

  /** A table for hosts that have one already takes that one's values along, to its own place. */
  private static Given merged(List<Given> folded, Given later, HostTable table) {
    for (Given earlier : folded) {
      if (earlier.value() instanceof HostTable before
          && before.hosts().text().equals(table.hosts().text())) {
        folded.remove(earlier);
        return new Given(Tables.HOSTS, before.and(table), later.origin());
      }
    }
    return later;
  }

  /** The configuration that was stored with a run by {@link #renderStored}. */
  public static Effective parseStored(String toml) {
    return of(TomlSource.read("stored configuration", toml));
  }

  /** The same with further flags, which win. */
  public Effective with(List<Flag> flags) {
    List<Given> more = new ArrayList<>(given);
    flags.forEach(flag -> more.add(flag.given()));
    return of(more);
  }

  /** The same with one more value, which wins. */
  Effective with(Given later) {
    List<Given> more = new ArrayList<>(given);
    more.add(later);
    return of(more);
  }

  /** The same with one more value before all others. */
  Effective withFirst(Given earlier) {
    List<Given> more = new ArrayList<>(given);
    more.addFirst(earlier);
    return of(more);
  }

  /** The value of a setting that always has one. */
  public <T> T get(Key<T> key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException(key.name() + " may be unset"));
  }

  /** The value of a setting, empty where it is not set. */
  public <T> Optional<T> find(Key<T> key) {
    for (Given candidate : given) {
      if (candidate.key().equals(key)) {
        return Optional.ofNullable(candidate.value()).map(key.type()::narrow);
      }
    }
    return fallback(key);
  }

  private static <T> Optional<T> fallback(Key<T> key) {
    if (key.fallback() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(key.type().parse(key.fallback()));
    } catch (BadValueException e) {
      throw new IllegalStateException("default of " + key.name() + ": " + e.getMessage(), e);
    }
  }

  /** The values of a repeatable setting, in the order given. */
  public <T> List<T> list(Key<T> key) {
    List<T> values = new ArrayList<>();
    for (Given candidate : given) {
      if (candidate.key().equals(key) && candidate.value() != null) {
        values.add(key.type().narrow(candidate.value()));
      }
    }
    return values;
  }

  /**
   * Who gave a setting its value: {@code default}, {@code weft.toml:3}, {@code WEFT_DELAY}, {@code
   * --delay}; several, separated by commas, where values add up.
   */
  public String origin(Key<?> key) {
    List<String> origins =
        given.stream().filter(g -> g.key().equals(key)).map(Given::origin).distinct().toList();
    return origins.isEmpty() ? "default" : String.join(", ", origins);
  }

  /** The names of the settings that shape a crawl and have another value there. */
  public List<String> differences(Effective other) {
    return Settings.inFiles().stream()
        .filter(key -> key.topic() != Topic.CONSOLE && key.topic() != Topic.SEEDS)
        .filter(key -> !key.equals(Settings.HEADER))
        .filter(key -> !texts(key).equals(other.texts(key)))
        .<String>map(Key::name)
        .toList();
  }

  private <T> List<String> texts(Key<T> key) {
    List<T> values = key.repeatable() ? list(key) : find(key).map(List::of).orElse(List.of());
    return values.stream().map(value -> key.type().text(value)).toList();
  }

  /**
   * A setting that was given a value.
   *
   * @param value as in TOML, secrets left out
   * @param origin who gave it, see {@link Effective#origin}
   */
  public record Change(String name, String value, String origin) {}

  /** The settings that were given a value, tables among them, with who gave it. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Key<?> key : Settings.inFiles()) {
      if (!origin(key).equals("default")) {
        changes.add(new Change(key.name(), shown(key), origin(key)));
      }
    }
    find(Tables.LOGIN)
        .ifPresent(login -> changes.add(new Change("login", login.url(), origin(Tables.LOGIN))));
    for (HostTable table : list(Tables.HOSTS)) {
      String name = "hosts." + TomlText.quote(table.hosts().text()) + ".";
      table.given().stream()
          .filter(entry -> entry.value() != null)
          .map(entry -> new Change(name + entry.key().name(), toml(entry), entry.origin()))
          .forEach(changes::add);
    }
    return changes;
  }

  private <T> String shown(Key<T> key) {
    List<T> values = key.repeatable() ? list(key) : find(key).map(List::of).orElse(List.of());
    List<String> literals = values.stream().map(value -> key.type().toml(value)).toList();
    String text = String.join(", ", literals);
    return key.repeatable() ? "[" + text + "]" : literals.isEmpty() ? "none" : text;
  }

  private static String toml(Given entry) {
    return toml(entry.key(), Objects.requireNonNull(entry.value()));
  }

  private static <T> String toml(Key<T> key, Object value) {
    return key.type().toml(key.type().narrow(value));
  }

  /** Include and exclude patterns together, in the order given; the last match wins. */
  public List<PatternRule> patterns() {
    List<PatternRule> patterns = new ArrayList<>();
    for (Given candidate : given) {
      boolean include = candidate.key().equals(ScopeKeys.INCLUDE);
      if (candidate.value() != null && (include || candidate.key().equals(ScopeKeys.EXCLUDE))) {
        patterns.add(new PatternRule(include, ScopeKeys.INCLUDE.type().narrow(candidate.value())));
      }
    }
    return patterns;
  }

  /** The whole configuration as TOML for people, every line saying where its value came from. */
  public String renderToml() {
    return new Rendering(this, false).toml();
  }

  /**
   * The whole configuration as TOML to be stored with a run: without what concerns only the
   * console, paths absolute, and values of secret headers left out, see {@link Secrets}.
   */
  public String renderStored() {
    return new Rendering(this, true).toml();
  }
}
