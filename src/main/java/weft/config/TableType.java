package weft.config;

/** A whole table of a configuration file; it has no flag and no variable. */
record TableType<T>(Class<T> type) implements ValueType<T> {

  @Override
  public String label() {
    return "TABLE";
  }

  @Override
  public T parse(String text) throws BadValueException {
    throw new BadValueException("a table stands in a configuration file alone");
  }

  @Override
  public String text(T value) {
    return value.toString();
  }

  @Override
  public boolean takes(Object toml) {
    return false;
  }

  @Override
  public String wanted() {
    return "a table is wanted";
  }

  @Override
  public T narrow(Object value) {
    return type.cast(value);
  }
}
