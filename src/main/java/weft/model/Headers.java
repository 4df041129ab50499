package weft.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Header fields in the order received. Names are compared without regard to case (RFC 9110, 5.1).
 */
public record Headers(List<Header> fields) {
  public static final Headers NONE = new Headers(List.of());

  public Headers {
    fields = List.copyOf(fields);
  }

  /** The fields that {@link #text} wrote. */
  public static Headers parse(String text) {
    List<Header> fields = new ArrayList<>();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        fields.add(new Header(line.substring(0, colon), line.substring(colon + 2)));
      }
    }
    return new Headers(fields);
  }

  /** The value of the first field of that name. */
  public Optional<String> first(String name) {
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** The values of all fields of that name, in order. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        values.add(field.value());
      }
    }
    return values;
  }

  /** One {@code Name: value} line a field, each ended by a line feed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Header field : fields) {
      text.append(field.name()).append(": ").append(field.value()).append('\n');
    }
    return text.toString();
  }
}
