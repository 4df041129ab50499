package weft.url;

/**
 * Which characters a part of a URL may not hold as they are (WHATWG URL, "percent-encode sets").
 * Controls and everything beyond ASCII are in each set; a percent sign is in none, so that what is
 * encoded already stays as it is.
 */
enum EncodeSet {
  /** Opaque paths and the hosts of unknown schemes. */
  CONTROL(""),
  FRAGMENT(" \"<>`"),
  QUERY(" \"#<>"),
  /** Queries of http, https and the other special schemes. */
  SPECIAL_QUERY(" \"#<>'"),
  PATH(" \"#<>?^`{}"),
  USERINFO(" \"#<>?^`{}/:;=@[\\]|");

  private static final String HEX = "0123456789ABCDEF";

  /** Bit n stands for character n. */
  private final long low;

  /** Bit n stands for character 64 + n. */
  private final long high;

  EncodeSet(String members) {
    long below64 = 0xFFFF_FFFFL;
    long above64 = 1L << (0x7F - 64);
    for (int i = 0; i < members.length(); i++) {
      char c = members.charAt(i);
      if (c < 64) {
        below64 |= 1L << c;
      } else {
        above64 |= 1L << (c - 64);
      }
    }
    low = below64;
    high = above64;
  }

  /** Whether that character is to be encoded. */
  boolean contains(char c) {
    return c < 64 ? (low >>> c & 1) != 0 : c >= 128 || (high >>> (c - 64) & 1) != 0;
  }

  /** Appends that stretch of the text, the set's characters as UTF-8 bytes in {@code %XX} form. */
  void encode(String text, int from, int to, StringBuilder out) {
    int plain = from;
    int i = from;
    while (i < to) {
      if (!contains(text.charAt(i))) {
        i++;
        continue;
      }
      out.append(text, plain, i);
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      plain = i;
      appendUtf8(Character.getType(point) == Character.SURROGATE ? 0xFFFD : point, out);
    }
    out.append(text, plain, to);
  }

  private static void appendUtf8(int point, StringBuilder out) {
    if (point < 0x80) {
      appendByte(point, out);
    } else if (point < 0x800) {
      appendByte(0xC0 | (point >> 6), out);
      appendTail(point, 0, out);
    } else if (point < 0x10000) {
      appendByte(0xE0 | (point >> 12), out);
      appendTail(point, 6, out);
    } else {
      appendByte(0xF0 | (point >> 18), out);
      appendTail(point, 12, out);
    }
  }

  /** Six bits a byte, from those above {@code shift} down to the last. */
  private static void appendTail(int point, int shift, StringBuilder out) {
    for (int bits = shift; bits >= 0; bits -= 6) {
      appendByte(0x80 | ((point >> bits) & 0x3F), out);
    }
  }

  private static void appendByte(int octet, StringBuilder out) {
    out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
  }
}
