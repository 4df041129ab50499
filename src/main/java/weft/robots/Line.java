package weft.robots;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of robots.txt that says something (RFC 9309, 2.2).
 *
 * @param number from 1
 * @param text the whole line, comment included, without blanks at its ends
 * @param directive what kind of line it is
 * @param value what stands behind the colon, without comment, tags, and blanks at its ends
 */
record Line(int number, String text, Directive directive, String value) {
  /** Of the elements that end or wrap a line; no path holds such a thing unescaped. */
  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:br|p|pre|div|span|li|font|body|html)\\b[^<>]{0,200}>", CASE_INSENSITIVE);

  /** The line, or null where it is empty, a comment, or nothing that is understood. */
  static @Nullable Line read(int number, String raw) {
    String text = strip(raw);
    int hash = text.indexOf('#');
    String content = withoutTags(hash < 0 ? text : strip(text.substring(0, hash)));
    if (content.isEmpty()) {
      return null;
    }
    Line line = withColon(number, text, content);
    return line != null ? line : withoutColon(number, text, content);
  }

  /** A robots.txt may have been written with an editor of pages: {@code Disallow: /a<br>}. */
  private static String withoutTags(String content) {
    return content.indexOf('<') < 0 ? content : strip(TAG.matcher(content).replaceAll(""));
  }

  private static @Nullable Line withColon(int number, String text, String content) {
    int colon = content.indexOf(':');
    Directive directive = colon < 0 ? null : Directive.named(strip(content.substring(0, colon)));
    return directive == null
        ? null
        : new Line(number, text, directive, strip(content.substring(colon + 1)));
  }

  /** A line whose author forgot the colon: {@code disallow /private}. */
  private static @Nullable Line withoutColon(int number, String text, String content) {
    int end = blankFrom(content, 0);
    Directive directive = Directive.named(content.substring(0, end));
    if (directive == null && end < content.length()) {
      end = blankFrom(content, end + 1);
      directive = Directive.named(content.substring(0, end));
    }
    String value = strip(content.substring(end));
    if (directive == null || value.isEmpty() || !plausible(directive, value)) {
      return null;
    }
    return new Line(number, text, directive, value);
  }

  /** Prose such as "allow all robots" is no rule. */
  private static boolean plausible(Directive directive, String value) {
    return switch (directive) {
      case USER_AGENT -> true;
      case ALLOW, DISALLOW -> value.startsWith("/") || value.startsWith("*");
      case CRAWL_DELAY, SITEMAP -> false;
    };
  }

  private static int blankFrom(String text, int from) {
    int i = from;
    while (i < text.length() && !isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Whether a character counts as white space: also NEL, no-break space, NUL. */
  static boolean isBlank(char c) {
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || Character.isSpaceChar(c);
  }

  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
