package weft.url;

import org.jspecify.annotations.Nullable;

/**
 * IPv4 addresses in every spelling that browsers take: decimal, octal, hexadecimal, one to four
 * parts ({@code 127.1}, {@code 0x7f.1}, {@code 2130706433}).
 */
final class Ipv4 {
  /** Stands for any number that is too large to be part of an address. */
  private static final long TOO_LARGE = 1L << 32;

  private Ipv4() {}

  /** Whether the host is an address or a failed attempt at one: its last label is a number. */
  static boolean isMeant(String host) {
    int end = withoutFinalDot(host);
    int start = host.lastIndexOf('.', end - 1) + 1;
    return start < end && (allDigits(host, start, end) || number(host, start, end) >= 0);
  }

  /** The address in its canonical spelling; null where the text is none. */
  static @Nullable String parse(String host) {
    int end = withoutFinalDot(host);
    long address = 0;
    int parts = 0;
    int start = 0;
    while (true) {
      int dot = host.indexOf('.', start);
      boolean last = dot < 0 || dot >= end;
      long number = number(host, start, last ? end : dot);
      if (number < 0 || ++parts > 4 || number > largest(parts, last)) {
        return null;
      }
      address |= last ? number : number << (8 * (4 - parts));
      if (last) {
        return dotted(address);
      }
      start = dot + 1;
    }
  }

  /** The last part fills all the bytes that the parts before it left. */
  private static long largest(int part, boolean last) {
    return last ? (1L << (8 * (5 - part))) - 1 : 255;
  }

  private static int withoutFinalDot(String host) {
    return host.endsWith(".") && host.length() > 1 ? host.length() - 1 : host.length();
  }

  private static boolean allDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Ascii.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The value of that stretch, at most {@link #TOO_LARGE}; -1 where it is no number. */
  private static long number(String text, int from, int to) {
    if (from == to) {
      return -1;
    }
    boolean zero = text.charAt(from) == '0' && to - from > 1;
    boolean hex = zero && (text.charAt(from + 1) | 0x20) == 'x';
    int radix = hex ? 16 : zero ? 8 : 10;
    long value = 0;
    for (int i = hex ? from + 2 : from; i < to; i++) {
      int digit = Ascii.hex(text.charAt(i));
      if (digit < 0 || digit >= radix) {
        return -1;
      }
      value = Math.min(value * radix + digit, TOO_LARGE);
    }
    return value;
  }

  private static String dotted(long address) {
    return (address >> 24)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }
}
