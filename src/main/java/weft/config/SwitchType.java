package weft.config;

import java.util.Locale;

/**
 * Yes or no.
 *
 * @param bare whether the flag alone means yes; otherwise it takes {@code on} or {@code off}
 */
record SwitchType(boolean bare) implements ValueType<Boolean> {

  @Override
  public String label() {
    return bare ? "" : "on|off";
  }

  @Override
  public Boolean parse(String text) throws BadValueException {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "on", "true", "yes", "1" -> true;
      case "off", "false", "no", "0" -> false;
      default -> throw new BadValueException("must be on or off");
    };
  }

  @Override
  public String text(Boolean value) {
    return value ? "on" : "off";
  }

  @Override
  public boolean takes(Object toml) {
    return toml instanceof Boolean || toml instanceof String;
  }

  @Override
  public String wanted() {
    return "true or false is wanted";
  }

  @Override
  public Boolean narrow(Object value) {
    return (Boolean) value;
  }

  @Override
  public String toml(Boolean value) {
    return value.toString();
  }
}
