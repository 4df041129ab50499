package weft.config;

import java.util.regex.Pattern;

/**
 * A seed as it was typed, made absolute.
 *
 * @param absolute with a scheme
 * @param guessed whether the scheme was ours
 */
record SeedText(String absolute, boolean guessed) {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
  private static final Pattern HOST_AND_PORT = Pattern.compile("[^:/?#@]+:\\d{1,5}(?:[/?#].*)?");
  private static final Pattern HOST =
      Pattern.compile(
          "https://(?:localhost|[^/?#]*[^/?#.]\\.[^/?#.][^/?#]*|[^/?#]*:\\d+|\\[.*)"
              + "(?:[:/?#].*)?");
  private static final Pattern FILE_NAME =
      Pattern.compile("https://[^/?#]+\\.(?:txt|csv|tsv|toml|lst|list|xml|json|jsonl|gz)");

  static SeedText of(String text) {
    if (text.startsWith("//")) {
      return new SeedText("https:" + text, true);
    }
    if (SCHEME.matcher(text).matches() && !HOST_AND_PORT.matcher(text).matches()) {
      return new SeedText(text, false);
    }
    return new SeedText("https://" + text, true);
  }

  /** Whether a text without a scheme looks like a host, rather than like a word or a file name. */
  boolean plausible() {
    return HOST.matcher(absolute).matches() && !FILE_NAME.matcher(absolute).matches();
  }
}
