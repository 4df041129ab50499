package weft.parse;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of types as people know them: those of schema.org without the vocabulary's address. */
final class TypeNames {
  private static final List<String> PREFIXES =
      List.of(
          "https://schema.org/",
          "http://schema.org/",
          "https://www.schema.org/",
          "http://www.schema.org/",
          "schema:");

  private TypeNames() {}

  /** The name of a type, or of several, separated by commas; absent where there is none. */
  static @Nullable String of(@Nullable Object type) {
    if (type instanceof List<?> several) {
      String names =
          several.stream()
              .map(TypeNames::of)
              .filter(Objects::nonNull)
              .collect(Collectors.joining(", "));
      return names.isEmpty() ? null : names;
    }
    return type instanceof String text && !text.isBlank() ? named(text.strip()) : null;
  }

  private static String named(String type) {
    for (String prefix : PREFIXES) {
      if (type.startsWith(prefix)) {
        return type.substring(prefix.length());
      }
    }
    return type;
  }
}
