package weft.robots;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a line of robots.txt may say; common misspellings included. */
enum Directive {
  USER_AGENT,
  ALLOW,
  DISALLOW,
  CRAWL_DELAY,
  SITEMAP;

  private static final Map<String, Directive> BY_KEY =
      Map.ofEntries(
          Map.entry("useragent", USER_AGENT),
          Map.entry("useragents", USER_AGENT),
          Map.entry("useragen", USER_AGENT),
          Map.entry("useraget", USER_AGENT),
          Map.entry("usegagent", USER_AGENT),
          Map.entry("allow", ALLOW),
          Map.entry("disallow", DISALLOW),
          Map.entry("disalow", DISALLOW),
          Map.entry("disallows", DISALLOW),
          Map.entry("disallaw", DISALLOW),
          Map.entry("disallop", DISALLOW),
          Map.entry("dissallow", DISALLOW),
          Map.entry("dissalow", DISALLOW),
          Map.entry("desallow", DISALLOW),
          Map.entry("diasllow", DISALLOW),
          Map.entry("crawldelay", CRAWL_DELAY),
          Map.entry("sitemap", SITEMAP),
          Map.entry("sitemaps", SITEMAP));

  private static final int LONGEST = 20;

  /** The directive of that name in any case, hyphens and blanks left out; null where unknown. */
  static @Nullable Directive named(String key) {
    if (key.length() > LONGEST) {
      return null;
    }
    StringBuilder letters = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c != '-' && c != '_' && !Line.isBlank(c)) {
        letters.append(c);
      }
    }
    return BY_KEY.get(letters.toString().toLowerCase(Locale.ROOT));
  }
}
