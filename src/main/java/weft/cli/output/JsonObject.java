package weft.cli.output;

import org.jspecify.annotations.Nullable;

/** One JSON object on one line, field by field. */
public final class JsonObject {
  private final StringBuilder text = new StringBuilder("{");

  /** Adds a field; null becomes JSON's null. */
  public JsonObject with(String name, @Nullable Object value) {
    return raw(name, JsonText.of(value));
  }

  /** Adds a field unless there is no value. */
  public JsonObject withPresent(String name, @Nullable Object value) {
    return value == null ? this : with(name, value);
  }

  /** Adds a field whose value is JSON already. */
  public JsonObject raw(String name, String json) {
    text.append(text.length() > 1 ? "," : "").append(JsonText.of(name)).append(':').append(json);
    return this;
  }

  /** The object. */
  public String text() {
    return text + "}";
  }
}
