package weft.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * The host of a URL: domain name, IPv4 in any spelling, IPv6 in brackets, or, under an unknown
 * scheme, opaque text (WHATWG URL, "host parsing"). The answer is the one canonical spelling, null
 * where the text is no host.
 */
final class HostParser {
  private static final String FORBIDDEN = "\0\t\n\r #/:<>?@[\\]^|";

  private HostParser() {}

  /** The host that this text means; {@code special} says whether the scheme wants domain names. */
  static @Nullable String parse(String text, boolean special) {
    if (text.startsWith("[")) {
      return text.endsWith("]") ? Ipv6.parse(text.substring(1, text.length() - 1)) : null;
    }
    return special ? domain(percentDecode(text)) : opaque(text);
  }

  private static @Nullable String opaque(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (FORBIDDEN.indexOf(text.charAt(i)) >= 0) {
        return null;
      }
    }
    StringBuilder out = new StringBuilder(text.length());
    EncodeSet.CONTROL.encode(text, 0, text.length(), out);
    return out.toString();
  }

  private static @Nullable String domain(String text) {
    String ascii = isAscii(text) ? Ascii.lower(text) : Idna.toAscii(text);
    if (ascii == null || ascii.isEmpty() || !allowed(ascii)) {
      return null;
    }
    return Ipv4.isMeant(ascii) ? Ipv4.parse(ascii) : ascii;
  }

  private static boolean allowed(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      if (c <= ' ' || c >= 0x7F || c == '%' || FORBIDDEN.indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /** Bytes that are no UTF-8 become U+FFFD, which no domain may hold. */
  private static String percentDecode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] in = text.getBytes(UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      int value = in[i] == '%' && i + 2 < in.length ? Ascii.hexPair(in[i + 1], in[i + 2]) : -1;
      if (value >= 0) {
        i += 2;
      }
      out[length++] = value >= 0 ? (byte) value : in[i];
    }
    return new String(out, 0, length, UTF_8);
  }
}
