package weft.robots;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Turns the bytes of a robots.txt into a text of limited size (RFC 9309, 2.3 and 2.5). */
final class RobotsText {
  /** What is read of a file at least, in bytes of UTF-8. */
  static final int LIMIT = 500 * 1024;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private RobotsText() {}

  /**
   * The text, without byte order mark. UTF-8 unless a mark says UTF-16; an octet that is not UTF-8
   * becomes {@code %XX}, which is how a URL would write it. What lies beyond the limit is left out,
   * and so is the line that the limit falls on.
   */
  static String decode(byte[] bytes) {
    return decode(bytes, LIMIT);
  }

  /** The same within another limit. */
  static String decode(byte[] bytes, int limit) {
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return cut(utf16(bytes, StandardCharsets.UTF_16BE, limit), limit);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return cut(utf16(bytes, StandardCharsets.UTF_16LE, limit), limit);
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    int length = Math.min(bytes.length - start, limit + 4);
    return cut(utf8(ByteBuffer.wrap(bytes, start, length)), limit);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String utf16(byte[] bytes, Charset charset, int limit) {
    return new String(bytes, 2, Math.min(bytes.length - 2, 2 * limit + 4), charset);
  }

  private static String utf8(ByteBuffer in) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    StringBuilder text = new StringBuilder(in.remaining());
    CharBuffer chars = CharBuffer.allocate(8192);
    while (true) {
      CoderResult result = decoder.decode(in, chars, true);
      text.append(chars.flip());
      chars.clear();
      if (result.isUnderflow()) {
        return text.toString();
      }
      if (result.isError()) {
        for (int i = 0; i < result.length(); i++) {
          text.append('%').append(HEX.toHexDigits(in.get()));
        }
      }
    }
  }

  /** The text up to the last line end within the limit; all of it where it is not longer. */
  static String cut(String text) {
    return cut(text, LIMIT);
  }

  private static String cut(String text, int limit) {
    int end = withinLimit(text, limit);
    if (end == text.length()) {
      return text;
    }
    while (end > 0 && !isLineEnd(text.charAt(end)) && !isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static int withinLimit(String text, int limit) {
    if (text.length() <= limit / 3) {
      return text.length();
    }
    int octets = 0;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      octets += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (octets > limit) {
        return i;
      }
      i += Character.charCount(codePoint);
    }
    return i;
  }
}
