package weft.robots;

import java.util.Locale;

/**
 * The name by which a group of rules addresses a crawler (RFC 9309, 2.2.1), in lower case. Versions
 * and remarks behind it do not count: {@code Weft/1.0 (+https://example.org)} addresses Weft, and
 * so does {@code Weft*}. Wider than the RFC's grammar, because real names contain digits and
 * letters beyond ASCII; {@link #identifier} is what the grammar sees.
 */
record ProductToken(String name) {
  /** Addresses every crawler that no other group addresses. */
  static final ProductToken ANY = new ProductToken("*");

  /**
   * The token at the start of a {@code User-agent} value; with an empty name where there is none.
   */
  static ProductToken of(String value) {
    int end = value.startsWith("*") ? 1 : 0;
    while (end < value.length() && belongs(value.charAt(end))) {
      end++;
    }
    return new ProductToken(value.substring(0, end).toLowerCase(Locale.ROOT));
  }

  private static boolean belongs(char c) {
    return !Line.isBlank(c) && "/,;:()<>\"*".indexOf(c) < 0;
  }

  /** The letters, hyphens and underscores at the start of the name. */
  String identifier() {
    int end = 0;
    while (end < name.length() && inGrammar(name.charAt(end))) {
      end++;
    }
    return name.substring(0, end);
  }

  private static boolean inGrammar(char c) {
    return (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  }
}
