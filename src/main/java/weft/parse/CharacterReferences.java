package weft.parse;

import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/**
 * The character references in a part of a page. What pages are full of is decoded here, with
 * jsoup's table of names; for the rest of the language jsoup is asked.
 */
final class CharacterReferences {
  private CharacterReferences() {}

  /** A text with its references decoded. */
  static String decode(String raw, boolean inAttribute) {
    int at = raw.indexOf('&');
    if (at < 0) {
      return raw;
    }
    StringBuilder text = new StringBuilder(raw.length());
    int from = 0;
    while (at >= 0) {
      text.append(raw, from, at);
      from = reference(raw, at + 1, inAttribute, text);
      if (from < 0) {
        return Parser.unescapeEntities(raw, inAttribute);
      }
      at = raw.indexOf('&', from);
    }
    return text.append(raw, from, raw.length()).toString();
  }

  /** Decodes what follows an ampersand; answers where it ends, or -1 where jsoup knows more. */
  private static int reference(String raw, int from, boolean inAttribute, StringBuilder into) {
    char first = from < raw.length() ? raw.charAt(from) : ' ';
    if (Ascii.isSpace(first) || first == '&' || first == '<') {
      into.append('&');
      return from;
    }
    return first == '#' ? number(raw, from + 1, into) : name(raw, from, inAttribute, into);
  }

  private static int number(String raw, int from, StringBuilder into) {
    boolean hex = from < raw.length() && (raw.charAt(from) | 0x20) == 'x';
    int at = hex ? from + 1 : from;
    int begin = at;
    int value = 0;
    while (at < raw.length() && at - begin < 6 && digit(raw.charAt(at), hex) >= 0) {
      value = value * (hex ? 16 : 10) + digit(raw.charAt(at), hex);
      at++;
    }
    boolean plain =
        at > begin
            && at < raw.length()
            && raw.charAt(at) == ';'
            && value > 0
            && (value < 0x80 || value > 0x9F)
            && (value < 0xD800 || value > 0xDFFF)
            && value <= 0x10FFFF;
    if (!plain) {
      return -1;
    }
    into.appendCodePoint(value);
    return at + 1;
  }

  private static int digit(char c, boolean hex) {
    if (Ascii.isDigit(c)) {
      return c - '0';
    }
    int lower = c | 0x20;
    return hex && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  private static int name(String raw, int from, boolean inAttribute, StringBuilder into) {
    int at = from;
    while (at < raw.length() && Ascii.isAlpha(raw.charAt(at))) {
      at++;
    }
    while (at < raw.length() && Ascii.isDigit(raw.charAt(at))) {
      at++;
    }
    char next = at < raw.length() ? raw.charAt(at) : ' ';
    if (inAttribute && continues(next)) {
      into.append('&');
      return from;
    }
    if (next != ';') {
      return -1;
    }
    String name = raw.substring(from, at);
    switch (name) {
      case "amp" -> into.append('&');
      case "lt" -> into.append('<');
      case "gt" -> into.append('>');
      case "quot" -> into.append('"');
      case "nbsp" -> into.append('\u00A0');
      default -> {
        if (name.isEmpty() || !Entities.isNamedEntity(name)) {
          return -1;
        }
        into.append(Entities.getByName(name));
      }
    }
    return at + 1;
  }

  /** In an attribute a name that goes on is a parameter of a query. */
  private static boolean continues(char next) {
    return Ascii.isAlpha(next) || Ascii.isDigit(next) || next == '=';
  }
}
