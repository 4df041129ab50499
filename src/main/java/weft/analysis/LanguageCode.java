package weft.analysis;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of hreflang as search engines take them: a language of ISO 639-1, a script of ISO 15924
 * and a region of ISO 3166-1 if there are any, or {@code x-default}.
 */
final class LanguageCode {
  private static final Pattern FORM =
      Pattern.compile("([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}|\\d{3}))?");
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

  private LanguageCode() {}

  /** Whether a text is such a value. */
  static boolean valid(String text) {
    String code = text.strip().toLowerCase(Locale.ROOT);
    if (code.equals("x-default")) {
      return true;
    }
    Matcher form = FORM.matcher(code);
    if (!form.matches()) {
      return false;
    }
    String language = form.group(1);
    String region = form.group(2);
    return (language.length() == 3 || LANGUAGES.contains(language))
        && (region == null
            || region.length() == 3
            || REGIONS.contains(region.toUpperCase(Locale.ROOT)));
  }
}
