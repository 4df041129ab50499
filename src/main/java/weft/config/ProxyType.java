package weft.config;

import weft.fetch.ProxyAddress;

/** The address of a proxy, or {@value #DIRECT} for none. */
record ProxyType() implements ValueType<String> {
  static final String DIRECT = "direct";

  @Override
  public String label() {
    return "URL";
  }

  @Override
  public String parse(String text) throws BadValueException {
    String value = text.strip();
    try {
      if (!value.equals(DIRECT)) {
        ProxyAddress _ = ProxyAddress.parse(value);
      }
      return value;
    } catch (IllegalArgumentException e) {
      throw new BadValueException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String text(String value) {
    return value;
  }

  @Override
  public boolean takes(Object toml) {
    return toml instanceof String;
  }

  @Override
  public String wanted() {
    return "a URL is wanted, such as \"http://proxy.example.org:3128\"";
  }

  @Override
  public String narrow(Object value) {
    return (String) value;
  }

  @Override
  public String shown(String text) {
    return text.replaceAll("^([a-z0-9]+://)?.*@", "$1…@");
  }

  @Override
  public String toml(String value) {
    int at = value.lastIndexOf('@');
    int start = value.contains("://") ? value.indexOf("://") + 3 : 0;
    if (at < start) {
      return TomlText.quote(value);
    }
    String login = value.substring(start, at);
    String kept = login.contains(":") ? Auth.kept(login) : login;
    return TomlText.quote(value.substring(0, start) + kept + value.substring(at));
  }
}
