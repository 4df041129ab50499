package weft.export;

import java.util.Map;

/** JSON (RFC 8259) in ASCII, so that lines of it sort by their bytes. */
final class Json {
  private Json() {}

  /** A text that is JSON already. */
  record Raw(String json) {
    @Override
    public String toString() {
      return json;
    }
  }

  /** JSON that goes into an object as it is. */
  static Raw raw(String json) {
    return new Raw(json);
  }

  /** An object on one line, its members as the map has them: texts, numbers, booleans, raw JSON. */
  static String object(Map<String, ?> members) {
    StringBuilder json = new StringBuilder("{");
    members.forEach(
        (name, value) -> {
          json.append(json.length() == 1 ? "" : ", ");
          quote(name, json);
          json.append(": ");
          if (value instanceof String text) {
            quote(text, json);
          } else {
            json.append(value);
          }
        });
    return json.append('}').toString();
  }

  /** A text in quotes, other scripts than Latin left readable; YAML takes it too. */
  static String readable(String text) {
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
      boolean odd = control || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029';
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (odd && !isPair(text, i)) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return '"' + json.toString() + '"';
  }

  private static boolean isPair(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  private static void quote(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7F) {
        json.append(c);
      } else {
        json.append("\\u%04x".formatted((int) c));
      }
    }
    json.append('"');
  }
}
