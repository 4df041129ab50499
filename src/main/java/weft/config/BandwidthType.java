package weft.config;

import java.util.Locale;

/** A number of bytes a second. */
record BandwidthType() implements ValueType<Long> {
  private static final SizeType SIZE = new SizeType(1024);

  @Override
  public String label() {
    return "SIZE/s";
  }

  @Override
  public Long parse(String text) throws BadValueException {
    String size = text.strip().toLowerCase(Locale.ROOT).replaceFirst("\\s*/\\s*s$", "");
    return SIZE.parse(size);
  }

  @Override
  public String text(Long value) {
    return SIZE.text(value) + "/s";
  }

  @Override
  public boolean takes(Object toml) {
    return SIZE.takes(toml);
  }

  @Override
  public String wanted() {
    return "a size a second is wanted, such as \"500K/s\"";
  }

  @Override
  public Long narrow(Object value) {
    return SIZE.narrow(value);
  }
}
