package weft.parse;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The strings in a JSON text with the keys that they stand under: a cursor that takes any text,
 * also one with JSON somewhere in it, and never fails. In an array every string stands under the
 * array's key.
 */
final class JsonStrings {
  private static final int DEPTH = 200;

  /** Takes strings in order; answers whether to go on. */
  @FunctionalInterface
  interface Sink {
    boolean string(String key, String value);
  }

  private final String json;
  private final Sink sink;
  private final Deque<String> keys = new ArrayDeque<>();
  private String key = "";
  private int at;

  private JsonStrings(String json, Sink sink) {
    this.json = json;
    this.sink = sink;
  }

  /** Reads a text to its end, or until the sink has enough. */
  static void read(String json, Sink sink) {
    new JsonStrings(json, sink).read();
  }

  private void read() {
    boolean more = true;
    while (more && at < json.length()) {
      switch (json.charAt(at++)) {
        case '"' -> more = string();
        case '{', '[' -> open();
        case '}', ']' -> close();
        default -> {}
      }
    }
  }

  private void open() {
    if (keys.size() < DEPTH) {
      keys.push(key);
    }
  }

  private void close() {
    key = keys.isEmpty() ? "" : keys.pop();
  }

  private boolean string() {
    String text = text();
    int next = at;
    while (next < json.length() && Ascii.isSpace(json.charAt(next))) {
      next++;
    }
    if (next < json.length() && json.charAt(next) == ':') {
      key = text;
      return true;
    }
    return sink.string(key, text);
  }

  private String text() {
    int from = at;
    while (at < json.length() && json.charAt(at) != '"' && json.charAt(at) != '\\') {
      at++;
    }
    if (at == json.length() || json.charAt(at) == '"') {
      return json.substring(from, at++ < json.length() ? at - 1 : json.length());
    }
    StringBuilder text = new StringBuilder(json.substring(from, at));
    while (at < json.length() && json.charAt(at) != '"') {
      char c = json.charAt(at++);
      text.append(c == '\\' && at < json.length() ? escaped() : c);
    }
    at++;
    return text.toString();
  }

  private char escaped() {
    char c = json.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> c;
    };
  }

  private char unicode() {
    int value = 0;
    int end = Math.min(json.length(), at + 4);
    while (at < end && Character.digit(json.charAt(at), 16) >= 0) {
      value = value * 16 + Character.digit(json.charAt(at++), 16);
    }
    return (char) value;
  }
}
