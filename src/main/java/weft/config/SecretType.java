package weft.config;

import java.util.function.UnaryOperator;

/**
 * A text that may hold a secret, and so never stands in a message as it was given.
 *
 * @param form what it must look like
 * @param mask leaves of any text what may be shown
 * @param kept leaves of a value what may be stored and shown
 */
record SecretType(TextType form, UnaryOperator<String> mask, UnaryOperator<String> kept)
    implements ValueType<String> {

  @Override
  public String label() {
    return form.label();
  }

  @Override
  public String parse(String text) throws BadValueException {
    return form.parse(text);
  }

  @Override
  public String text(String value) {
    return value;
  }

  @Override
  public boolean takes(Object toml) {
    return form.takes(toml);
  }

  @Override
  public String wanted() {
    return form.wanted();
  }

  @Override
  public String narrow(Object value) {
    return form.narrow(value);
  }

  @Override
  public String shown(String text) {
    return mask.apply(text);
  }

  @Override
  public String toml(String value) {
    return TomlText.quote(kept.apply(value));
  }
}
