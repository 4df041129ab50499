package weft.store;

import java.util.List;
import weft.model.Heading;

/** Headings as a JSON array of {@code [level, text]} (RFC 8259). */
final class HeadingsJson {
  private HeadingsJson() {}

  static String of(List<Heading> headings) {
    if (headings.isEmpty()) {
      return "[]";
    }
    StringBuilder json = new StringBuilder("[");
    for (Heading heading : headings) {
      json.append(json.length() == 1 ? "[" : ",[").append(heading.level()).append(",\"");
      escape(heading.text(), json);
      json.append("\"]");
    }
    return json.append(']').toString();
  }

  private static void escape(String text, StringBuilder json) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
  }
}
