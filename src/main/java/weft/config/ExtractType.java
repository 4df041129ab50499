package weft.config;

import weft.parse.ExtractRule;

/** A column that the user defines, {@code NAME=css:SELECTOR} and the like. */
record ExtractType() implements ValueType<ExtractRule> {

  @Override
  public String label() {
    return "NAME=RULE";
  }

  @Override
  public ExtractRule parse(String text) throws BadValueException {
    try {
      return ExtractRule.of(text);
    } catch (IllegalArgumentException e) {
      throw new BadValueException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String text(ExtractRule value) {
    return value.toString();
  }

  @Override
  public boolean takes(Object toml) {
    return toml instanceof String;
  }

  @Override
  public String wanted() {
    return "a rule such as \"price=css:.price\" is wanted";
  }

  @Override
  public ExtractRule narrow(Object value) {
    return (ExtractRule) value;
  }
}
