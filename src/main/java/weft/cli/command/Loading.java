package weft.cli.command;

import java.util.List;
import weft.config.ConfigLoader;
import weft.config.Effective;
import weft.config.Environment;
import weft.config.Flag;

/** The configuration of a command, from files, environment and flags. */
public final class Loading {
  private Loading() {}

  /** Loads it, and says which variables look like settings and are none. */
  public static Effective of(List<Flag> flags, Console console) {
    Environment.strangers(console.environment()).forEach(console::say);
    return new ConfigLoader(console.directory(), console.environment()).load(flags);
  }
}
