package weft.url;

import org.jspecify.annotations.Nullable;

/**
 * An IPv6 address being read: at most eight pieces of 16 bits, one gap ({@code ::}), the last two
 * pieces perhaps as IPv4. Written out as RFC 5952 wants it, in brackets.
 */
final class Ipv6 {
  private static final int PIECES = 8;

  private final String text;
  private final int[] pieces = new int[PIECES];
  private int at;
  private int count;
  private int gap = -1;

  private Ipv6(String text) {
    this.text = text;
  }

  /** The canonical spelling of the address in brackets; null where the text is none. */
  static @Nullable String parse(String text) {
    Ipv6 address = new Ipv6(text);
    return address.read() ? address.written() : null;
  }

  private boolean read() {
    if (text.startsWith("::")) {
      at = 2;
      gap = 0;
    } else if (text.startsWith(":")) {
      return false;
    }
    while (at < text.length()) {
      if (count == PIECES || !readPiece()) {
        return false;
      }
    }
    return spread();
  }

  /** Reads a gap, a piece with the colon behind it, or the IPv4 tail. */
  private boolean readPiece() {
    if (text.charAt(at) == ':') {
      at++;
      boolean first = gap < 0;
      gap = count;
      return first;
    }
    int start = at;
    int value = 0;
    while (at < text.length() && at - start < 4 && Ascii.hex(text.charAt(at)) >= 0) {
      value = value << 4 | Ascii.hex(text.charAt(at++));
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at = start;
      return readIpv4();
    }
    pieces[count++] = value;
    return at == text.length() ? at > start : at > start && readColon();
  }

  private boolean readColon() {
    return text.charAt(at++) == ':' && at < text.length();
  }

  private boolean readIpv4() {
    if (count > PIECES - 2) {
      return false;
    }
    long address = 0;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && (at >= text.length() || text.charAt(at++) != '.')) {
        return false;
      }
      int value = readOctet();
      if (value < 0) {
        return false;
      }
      address = address << 8 | value;
    }
    pieces[count++] = (int) (address >> 16);
    pieces[count++] = (int) (address & 0xFFFF);
    return at == text.length();
  }

  /** 0 to 255 without leading zeros; -1 where there is none. */
  private int readOctet() {
    int start = at;
    int value = 0;
    while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
      value = value * 10 + text.charAt(at++) - '0';
      boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
      if (leadingZero || value > 255) {
        return -1;
      }
    }
    return at == start ? -1 : value;
  }

  /** Moves the pieces behind the gap to the end. */
  private boolean spread() {
    if (gap < 0) {
      return count == PIECES;
    }
    int behind = count - gap;
    System.arraycopy(pieces, gap, pieces, PIECES - behind, behind);
    for (int i = gap; i < PIECES - behind; i++) {
      pieces[i] = 0;
    }
    return count < PIECES;
  }

  private String written() {
    int zeros = longestZeros();
    StringBuilder out = new StringBuilder(41).append('[');
    int i = 0;
    while (i < PIECES) {
      if (i == zeros) {
        out.append(i == 0 ? "::" : ":");
        i += zerosFrom(i);
        continue;
      }
      out.append(Integer.toHexString(pieces[i++]));
      if (i < PIECES) {
        out.append(':');
      }
    }
    return out.append(']').toString();
  }

  /** Where the first longest run of two or more zero pieces begins; -1 where there is none. */
  private int longestZeros() {
    int best = -1;
    int length = 1;
    for (int i = 0; i < PIECES; i++) {
      int run = zerosFrom(i);
      if (run > length) {
        best = i;
        length = run;
      }
    }
    return best;
  }

  private int zerosFrom(int start) {
    int i = start;
    while (i < PIECES && pieces[i] == 0) {
      i++;
    }
    return i - start;
  }
}
