package weft.cli.output;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON (RFC 8259); bytes in hexadecimal. What could drive a terminal is escaped, see
 * {@link Printable}.
 */
public final class JsonText {
  private JsonText() {}

  /** A value as JSON: null, a number, a truth value, or the text of anything else. */
  public static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Double number when !Double.isFinite(number) -> "null";
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      case byte[] bytes -> quote(HexFormat.of().formatHex(bytes));
      default -> quote(value.toString());
    };
  }

  private static String quote(String text) {
    StringBuilder json = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (Printable.harmful(c) || unpaired(text, i)) {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }

  private static boolean unpaired(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
