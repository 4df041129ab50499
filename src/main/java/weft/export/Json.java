package weft.export;

import java.util.Map;

/** JSON (RFC 8259) in ASCII, so that lines of it sort by their bytes. */
final class Json {
  private Json() {}

  /** An object on one line, its members in the order of the map: texts, numbers, JSON of others. */
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
