package weft.config;

/** A number of bytes between two bounds. */
record SizeType(long least, long most) implements ValueType<Long> {

  /** A number of bytes with a least value. */
  SizeType(long least) {
    this(least, Long.MAX_VALUE);
  }

  @Override
  public String label() {
    return "SIZE";
  }

  @Override
  public Long parse(String text) throws BadValueException {
    long value = Sizes.parse(text);
    if (value < least) {
      throw new BadValueException("too small; at least " + Sizes.text(least) + " is needed");
    }
    if (value > most) {
      throw new BadValueException("too large; at most " + Sizes.text(most) + " is allowed");
    }
    return value;
  }

  @Override
  public String text(Long value) {
    return Sizes.text(value);
  }

  @Override
  public boolean takes(Object toml) {
    return toml instanceof String || toml instanceof Long;
  }

  @Override
  public String wanted() {
    return "a size is wanted, such as \"10M\" or 4096 (bytes)";
  }

  @Override
  public Long narrow(Object value) {
    return (Long) value;
  }
}
