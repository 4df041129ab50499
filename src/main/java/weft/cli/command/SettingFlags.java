package weft.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import weft.config.Alias;
import weft.config.Flag;
import weft.config.Key;

/**
 * The flags of the settings registry on one command, and what was given of them, in order. Aliases
 * are accepted and not shown.
 */
public final class SettingFlags {
  private final List<Flag> given = new ArrayList<>();
  private final List<Key<?>> keys;

  /** The flags of those settings. */
  public SettingFlags(List<Key<?>> keys) {
    this.keys = List.copyOf(keys);
  }

  /** The flags that were given, in the order of the command line. */
  public List<Flag> given() {
    return given;
  }

  /** Adds the flags to a command. */
  public void addTo(CommandSpec spec) {
    for (Key<?> key : keys) {
      add(spec, key, key.flag(), false, key.bare() ? "on" : null);
      if (key.letter() != null) {
        add(spec, key, "-" + key.letter(), true, key.bare() ? "on" : null);
      }
      for (Alias alias : key.aliases()) {
        add(spec, key, alias.flag(), true, alias.meaning());
      }
    }
  }

  private void add(
      CommandSpec spec, Key<?> key, String flag, boolean hidden, @Nullable String meaning) {
    OptionSpec.Builder option =
        OptionSpec.builder(flag)
            .hidden(hidden)
            .paramLabel(key.type().label())
            .description(key.description());
    if (meaning == null) {
      option.arity("1").type(String.class).parameterConsumer(new Valued(key, flag));
    } else {
      option.arity("0").type(boolean.class).setter(new Bare(key, flag, meaning));
    }
    spec.addOption(option.build());
  }

  /** A flag that is followed by its value, whatever that looks like. */
  private final class Valued implements CommandLine.IParameterConsumer {
    private final Key<?> key;
    private final String flag;

    Valued(Key<?> key, String flag) {
      this.key = key;
      this.flag = flag;
    }

    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec spec) {
      if (words.isEmpty()) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), flag + " needs a value: " + key.type().label());
      }
      given.add(new Flag(key, flag, words.pop()));
    }
  }

  /** A flag that stands alone. */
  private final class Bare implements CommandLine.Model.ISetter {
    private final Key<?> key;
    private final String flag;
    private final String meaning;

    Bare(Key<?> key, String flag, String meaning) {
      this.key = key;
      this.flag = flag;
      this.meaning = meaning;
    }

    @Override
    public <T> @Nullable T set(@Nullable T value) {
      if (Boolean.TRUE.equals(value)) {
        given.add(new Flag(key, flag, meaning));
      }
      return null;
    }
  }
}
