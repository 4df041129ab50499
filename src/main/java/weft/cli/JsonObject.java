package weft.cli;

import org.jspecify.annotations.Nullable;

/** One JSON object on one line, field by field. */
final class JsonObject {
  private final StringBuilder text = new StringBuilder("{");

  /** Adds a field; null becomes JSON's null. */
  JsonObject with(String name, @Nullable Object value) {
    return raw(name, JsonText.of(value));
  }

  /** Adds a field unless there is no value. */
  JsonObject withPresent(String name, @Nullable Object value) {
    return value == null ? this : with(name, value);
  }

  /** Adds a field whose value is JSON already. */
  JsonObject raw(String name, String json) {
    text.append(text.length() > 1 ? "," : "").append(JsonText.of(name)).append(':').append(json);
    return this;
  }

  /** The object. */
  String text() {
    return text + "}";
  }
}
