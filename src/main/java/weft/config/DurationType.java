package weft.config;

import java.time.Duration;

/** A duration between two bounds. */
record DurationType(Duration least, Duration most) implements ValueType<Duration> {

  @Override
  public String label() {
    return "DUR";
  }

  @Override
  public Duration parse(String text) throws BadValueException {
    Duration value = Durations.parse(text);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new BadValueException(
          "out of range; allowed is " + Durations.text(least) + " to " + Durations.text(most));
    }
    return value;
  }

  @Override
  public String text(Duration value) {
    return Durations.text(value);
  }

  @Override
  public boolean takes(Object toml) {
    return toml instanceof String || toml instanceof Long || toml instanceof Double;
  }

  @Override
  public String wanted() {
    return "a duration is wanted, such as \"500ms\" or 2 (seconds)";
  }

  @Override
  public Duration narrow(Object value) {
    return (Duration) value;
  }
}
