package weft.config;

/** Where in a row of a table one stands, as far as quotes are concerned (RFC 4180). */
enum Quoting {
  /** At the start of a field. */
  BEFORE_FIELD,
  /** In a field without quotes. */
  PLAIN,
  /** Behind a quote that opens a field; line ends belong to it. */
  WITHIN,
  /** Behind a quote that closes the field, or is the first of two that stand for one. */
  CLOSED,
  /** Behind text that follows a closing quote. */
  BROKEN;

  /** Where one stands behind that text. */
  Quoting after(String text, char separator) {
    Quoting now = this;
    for (int i = 0; i < text.length() && now != BROKEN; i++) {
      now = now.after(text.charAt(i), separator);
    }
    return now;
  }

  private Quoting after(char c, char separator) {
    return switch (this) {
      case BEFORE_FIELD -> c == '"' ? WITHIN : c == separator ? BEFORE_FIELD : PLAIN;
      case PLAIN -> c == separator ? BEFORE_FIELD : PLAIN;
      case WITHIN -> c == '"' ? CLOSED : WITHIN;
      case CLOSED -> c == '"' ? WITHIN : c == separator ? BEFORE_FIELD : BROKEN;
      case BROKEN -> BROKEN;
    };
  }
}
