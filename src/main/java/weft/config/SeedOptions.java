package weft.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.scope.ScopePreset;

/**
 * What holds for one seed instead of the crawl's settings.
 *
 * @param scope a preset; absent for the crawl's
 * @param depth how many links are followed from it; absent for the crawl's limit
 */
record SeedOptions(@Nullable String scope, @Nullable Integer depth) {
  /** The crawl's settings hold. */
  static final SeedOptions NONE = new SeedOptions(null, null);

  private static final NumberType LINKS = new NumberType(0, 1_000_000);
  private static final List<String> PRESETS =
      Stream.of(ScopePreset.values()).map(ScopePreset::label).toList();

  /** The options that stand behind a seed in a list: {@code scope=PRESET} and {@code depth=N}. */
  static SeedOptions behind(List<String> words) throws BadValueException {
    SeedOptions options = NONE;
    for (String word : words) {
      String name = word.substring(0, word.indexOf('=') + 1);
      String value = word.substring(name.length());
      if (value.isEmpty() && (name.equals("scope=") || name.equals("depth="))) {
        throw new BadValueException("a value is wanted behind " + name);
      }
      options =
          switch (name) {
            case "scope=" -> new SeedOptions(preset(value), options.depth);
            case "depth=" -> new SeedOptions(options.scope, links(value));
            default ->
                throw new BadValueException(
                    "unknown option " + word + "; scope=PRESET and depth=N may stand behind a URL");
          };
    }
    return options;
  }

  /** The options in the columns of a table, each of which may be blank. */
  static SeedOptions of(String scope, String depth) throws BadValueException {
    return new SeedOptions(
        scope.isEmpty() ? null : preset(scope), depth.isEmpty() ? null : links(depth));
  }

  private static String preset(String text) throws BadValueException {
    String preset = text.toLowerCase(Locale.ROOT);
    if (!PRESETS.contains(preset)) {
      throw new BadValueException(
          "scope " + text + " must be one of " + String.join(", ", PRESETS));
    }
    return preset;
  }

  private static Integer links(String text) throws BadValueException {
    try {
      return LINKS.parse(text).intValue();
    } catch (BadValueException e) {
      throw new BadValueException("depth " + text + ": " + e.getMessage());
    }
  }
}
