package weft.config;

/**
 * A setting as it was given on the command line.
 *
 * @param key the setting
 * @param shown the flag as typed, such as {@code -m} or {@code --max-pages}
 * @param value its value as text
 */
public record Flag(Key<?> key, String shown, String value) {

  Given given() {
    if (key.equals(ConsoleKeys.SET)) {
      return assignment();
    }
    return key.read(value, shown, message(value));
  }

  private String message(String text) {
    return key.bare() ? shown : shown + " " + key.type().shown(text);
  }

  private Given assignment() {
    int equals = value.indexOf('=');
    if (equals < 1) {
      throw new ConfigException(shown + " " + value + ": must look like key=value");
    }
    String name = value.substring(0, equals).strip();
    Key<?> target =
        Settings.named(name)
            .orElseThrow(
                () ->
                    new ConfigException(
                        shown
                            + " "
                            + name
                            + "=…: unknown key '"
                            + name
                            + "'"
                            + Nearest.hint(
                                name, Settings.names(), "; 'weft config init' prints every key")));
    String text = value.substring(equals + 1);
    String safe = shown + " " + name + "=" + target.type().shown(text);
    return target.read(text, shown + " " + name, safe);
  }
}
