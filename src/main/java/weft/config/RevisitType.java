package weft.config;

import java.time.Duration;
import weft.crawl.RevisitSettings;

/** When a page is due again: after a duration, or as it turns out to change. */
record RevisitType() implements ValueType<RevisitSettings> {
  private static final String ADAPTIVE = "adaptive";
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofDays(3650);

  @Override
  public String label() {
    return "DUR|adaptive";
  }

  @Override
  public RevisitSettings parse(String text) throws BadValueException {
    if (text.strip().equalsIgnoreCase(ADAPTIVE)) {
      return RevisitSettings.ADAPTIVE;
    }
    try {
      return RevisitSettings.every(new DurationType(LEAST, MOST).parse(text));
    } catch (BadValueException e) {
      throw new BadValueException(e.getMessage() + "; or write adaptive");
    }
  }

  @Override
  public String text(RevisitSettings value) {
    Duration every = value.every();
    return value.adaptive() || every == null ? ADAPTIVE : Durations.text(every);
  }

  @Override
  public boolean takes(Object toml) {
    return toml instanceof String || toml instanceof Long || toml instanceof Double;
  }

  @Override
  public String wanted() {
    return "a duration such as \"7d\" is wanted, or \"adaptive\"";
  }

  @Override
  public RevisitSettings narrow(Object value) {
    return (RevisitSettings) value;
  }
}
