package weft.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting: its long flag, TOML key and environment variable in one.
 *
 * @param <T> type of its value, or of each of its values where it is repeatable
 * @param name as in TOML; the flag is this with two dashes
 * @param type how values are read
 * @param fallback the default as text; absent where the setting is not set unless the user does
 * @param description one line for help
 * @param topic where help lists it
 * @param letter the short flag's letter; absent where it has none
 * @param aliases other tools' flags that mean it
 * @param repeatable whether several values add up
 * @param flagOnly whether it stands on the command line alone
 */
public record Key<T>(
    String name,
    ValueType<T> type,
    @Nullable String fallback,
    String description,
    Topic topic,
    @Nullable Character letter,
    List<Alias> aliases,
    boolean repeatable,
    boolean flagOnly) {

  public Key {
    aliases = List.copyOf(aliases);
  }

  static <T> Key<T> of(
      Topic topic, String name, ValueType<T> type, @Nullable String fallback, String description) {
    return new Key<>(name, type, fallback, description, topic, null, List.of(), false, false);
  }

  Key<T> letter(char flag) {
    return new Key<>(name, type, fallback, description, topic, flag, aliases, repeatable, flagOnly);
  }

  /** Accepts further flags for it; {@code --flag=value} stands for that value. */
  Key<T> alias(String... flags) {
    List<Alias> more = new ArrayList<>(aliases);
    for (String flag : flags) {
      int equals = flag.indexOf('=');
      more.add(
          equals < 0
              ? new Alias(flag, null)
              : new Alias(flag.substring(0, equals), flag.substring(equals + 1)));
    }
    return new Key<>(name, type, fallback, description, topic, letter, more, repeatable, flagOnly);
  }

  Key<T> manyTimes() {
    return new Key<>(name, type, fallback, description, topic, letter, aliases, true, flagOnly);
  }

  Key<T> onlyAsFlag() {
    return new Key<>(name, type, fallback, description, topic, letter, aliases, repeatable, true);
  }

  /** The long flag. */
  public String flag() {
    return "--" + name;
  }

  /** The environment variable; there is none for what stands on the command line alone. */
  public String variable() {
    return "WEFT_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Whether the flag stands alone, without a value. */
  public boolean bare() {
    return type instanceof SwitchType(boolean bare) && bare;
  }

  /** The value of a text; the message of what fails names the place and the remedy. */
  Given read(String text, String origin, String shown) {
    String word = text.strip();
    if (fallback == null && !repeatable && (word.equals("none") || word.equals("unlimited"))) {
      return new Given(this, null, origin);
    }
    if (repeatable && word.isEmpty()) {
      return new Given(this, null, origin);
    }
    try {
      return new Given(this, type.parse(text), origin);
    } catch (BadValueException e) {
      throw new ConfigException(shown + ": " + e.getMessage());
    } catch (StackOverflowError e) {
      throw new ConfigException("a value of " + name + " is far too long", e);
    }
  }
}
