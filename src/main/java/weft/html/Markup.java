package weft.html;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * HTML in the making. Whatever is not a name of ours is escaped; characters that do not show but
 * act (controls, and those that change the direction of a text) are replaced. For one thread.
 */
final class Markup {
  private static final int FULL = 1 << 14;

  private final Consumer<String> out;
  private final StringBuilder pending = new StringBuilder(FULL + 1024);
  private long length;

  Markup(Consumer<String> out) {
    this.out = out;
  }

  /** Begins an element; attributes are names and values by turns. */
  Markup open(String name, String... attributes) {
    pending.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      pending.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      pending.append('"');
    }
    pending.append('>');
    return this;
  }

  /** Ends an element. */
  Markup close(String name) {
    pending.append("</").append(name).append('>');
    return passed();
  }

  /** Ends an element, and the line. */
  Markup end(String name) {
    pending.append("</").append(name).append(">\n");
    return passed();
  }

  /** Text. */
  Markup text(String text) {
    escape(text);
    return this;
  }

  /** An element with text in it. */
  Markup element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close(name);
  }

  /** A URL as text, and as a link where a browser may follow it. */
  Markup url(String url, String shown) {
    return isWeb(url) ? element("a", shown, "href", url) : text(shown);
  }

  /** What is markup already, of our own. */
  Markup own(String markup) {
    pending.append(markup);
    return passed();
  }

  /** How many characters have been written so far. */
  long length() {
    return length + pending.length();
  }

  /** Hands on what is left. */
  void flush() {
    length += pending.length();
    out.accept(pending.toString());
    pending.setLength(0);
  }

  /** Whether it is a URL that loads a page and runs nothing. */
  static boolean isWeb(String url) {
    String lower = url.substring(0, Math.min(8, url.length())).toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  private Markup passed() {
    if (pending.length() >= FULL) {
      flush();
    }
    return this;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> pending.append("&amp;");
        case '<' -> pending.append("&lt;");
        case '>' -> pending.append("&gt;");
        case '"' -> pending.append("&quot;");
        case '\'' -> pending.append("&#39;");
        case '\t', '\n', '\r' -> pending.append(' ');
        default -> pending.append(acts(c) || isHalf(text, i) ? '\ufffd' : c);
      }
    }
  }

  private static boolean acts(char c) {
    return c < ' '
        || (c >= 0x7f && c < 0xa0)
        || c == 0x61c
        || (c >= 0x200e && c <= 0x202e && (c <= 0x200f || c >= 0x2028))
        || (c >= 0x2066 && c <= 0x2069)
        || c >= 0xfffe;
  }

  /** Whether it is one half of a character whose other half is missing. */
  private static boolean isHalf(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
