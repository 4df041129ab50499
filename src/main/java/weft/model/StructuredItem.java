package weft.model;

import org.jspecify.annotations.Nullable;

/**
 * A thing that a page describes for machines.
 *
 * @param format {@code json-ld}, {@code microdata}, {@code rdfa}, {@code opengraph} or {@code
 *     twitter}
 * @param type what it is, names of schema.org without that prefix; absent where it does not say
 * @param json the thing as a JSON object; absent where it cannot be read
 * @param source how what cannot be read begins; else absent
 * @param trouble why it cannot be read; else absent
 */
public record StructuredItem(
    String format,
    @Nullable String type,
    @Nullable String json,
    @Nullable String source,
    @Nullable String trouble) {

  /** One that was read. */
  public static StructuredItem of(String format, @Nullable String type, String json) {
    return new StructuredItem(format, type, json, null, null);
  }

  /** One that cannot be read. */
  public static StructuredItem broken(String format, String source, String trouble) {
    return new StructuredItem(format, null, null, source, trouble);
  }
}
