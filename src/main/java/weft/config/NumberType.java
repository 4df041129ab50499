package weft.config;

/** A whole number between two bounds. */
record NumberType(long least, long most) implements ValueType<Long> {

  @Override
  public String label() {
    return "N";
  }

  @Override
  public Long parse(String text) throws BadValueException {
    long value = number(text.strip());
    if (value < least || value > most) {
      throw new BadValueException("out of range; allowed is " + least + " to " + most);
    }
    return value;
  }

  private static long number(String text) throws BadValueException {
    try {
      return Long.parseLong(text.replace("_", ""));
    } catch (NumberFormatException e) {
      throw new BadValueException("not a whole number");
    }
  }

  @Override
  public String text(Long value) {
    return value.toString();
  }

  @Override
  public boolean takes(Object toml) {
    return toml instanceof Long;
  }

  @Override
  public String wanted() {
    return "a whole number is wanted";
  }

  @Override
  public Long narrow(Object value) {
    return (Long) value;
  }

  @Override
  public String toml(Long value) {
    return value.toString();
  }
}
