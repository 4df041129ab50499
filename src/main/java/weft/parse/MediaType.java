package weft.parse;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of a Content-Type header (WHATWG MIME Sniffing, "parse a MIME type").
 *
 * @param essence {@code type/subtype} in lower case; empty where the header is absent or no MIME
 *     type
 * @param charset the first charset parameter as written; absent where there is none
 */
record MediaType(String essence, @Nullable String charset) {
  private static final MediaType UNKNOWN = new MediaType("", null);

  /** Parses a header value. */
  static MediaType of(@Nullable String header) {
    if (header == null) {
      return UNKNOWN;
    }
    int semicolon = header.indexOf(';');
    String essence = Ascii.strip(semicolon < 0 ? header : header.substring(0, semicolon));
    int slash = essence.indexOf('/');
    if (slash < 1
        || !isToken(essence, 0, slash)
        || !isToken(essence, slash + 1, essence.length())) {
      return UNKNOWN;
    }
    String lower = essence.toLowerCase(Locale.ROOT);
    String charset = semicolon < 0 ? null : new Parameters(header, semicolon).find("charset");
    return new MediaType(lower, charset);
  }

  /** Whether a body of this type is a page by itself. */
  boolean isHtml() {
    return essence.equals("text/html") || isXhtml();
  }

  /** Whether it has to be read by the rules of XML. */
  boolean isXhtml() {
    return essence.equals("application/xhtml+xml");
  }

  /** Whether it is XML but no page (WHATWG MIME Sniffing, "XML MIME type"). */
  boolean isXml() {
    return essence.equals("text/xml")
        || essence.equals("application/xml")
        || (essence.endsWith("+xml") && !isXhtml() && !essence.startsWith("image/"));
  }

  /** Whether it is JSON (WHATWG MIME Sniffing, "JSON MIME type"). */
  boolean isJson() {
    return essence.equals("application/json")
        || essence.equals("text/json")
        || essence.endsWith("+json");
  }

  /** Whether it can be read as a text. */
  boolean isText() {
    return essence.startsWith("text/")
        || isJson()
        || essence.endsWith("xml")
        || essence.endsWith("javascript");
  }

  /** Whether nothing is known and the first bytes decide (WHATWG MIME Sniffing, section 7). */
  boolean isUnknown() {
    return essence.isEmpty()
        || essence.equals("*/*")
        || essence.equals("unknown/unknown")
        || essence.equals("application/unknown");
  }

  /** The encoding that the header names, if it names one that exists. */
  Optional<Encoding> encoding() {
    return charset == null ? Optional.empty() : Encoding.of(charset);
  }

  private static boolean isToken(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Ascii.isTokenChar(text.charAt(i))) {
        return false;
      }
    }
    return from < to;
  }

  /** A cursor over {@code ;name=value} pairs. */
  private static final class Parameters {
    private final String text;
    private int at;

    Parameters(String text, int semicolon) {
      this.text = text;
      at = semicolon;
    }

    @Nullable String find(String wanted) {
      while (at < text.length()) {
        at++;
        String name = Ascii.stripLeading(upTo(";="));
        if (at < text.length() && text.charAt(at) == '=') {
          at++;
          String value = value();
          if (name.equalsIgnoreCase(wanted) && !value.isEmpty()) {
            return value;
          }
        }
      }
      return null;
    }

    private String value() {
      if (at < text.length() && text.charAt(at) == '"') {
        String quoted = quoted();
        upTo(";");
        return quoted;
      }
      return Ascii.strip(upTo(";"));
    }

    private String quoted() {
      StringBuilder value = new StringBuilder();
      for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        value.append(text.charAt(at));
      }
      return value.toString();
    }

    private String upTo(String ends) {
      int from = at;
      while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(from, at);
    }
  }
}
