package weft.parse;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import org.jspecify.annotations.Nullable;

/**
 * The queries of references in a page of a legacy encoding, whose non-ASCII characters are sent in
 * that encoding and not in UTF-8 (WHATWG URL, "percent-encode after encoding"). Owned by one parse.
 */
final class LegacyQuery {
  static final LegacyQuery NONE = new LegacyQuery(null);

  private final @Nullable Charset charset;

  private LegacyQuery(@Nullable Charset charset) {
    this.charset = charset;
  }

  /** The rule for a page in that encoding. */
  static LegacyQuery in(Encoding encoding) {
    boolean unicode = encoding.equals(Encoding.UTF_8) || encoding.isUtf16();
    Charset legacy = encoding.charset();
    return unicode || legacy == null || !legacy.canEncode() ? NONE : new LegacyQuery(legacy);
  }

  /** The reference with its query in ASCII; the same where nothing is to be done. */
  String encode(String reference) {
    int question = charset == null ? -1 : reference.indexOf('?');
    if (charset == null || question < 0 || isAscii(reference, question)) {
      return reference;
    }
    StringBuilder encoded = new StringBuilder(reference.substring(0, question));
    CharsetEncoder encoder = charset.newEncoder();
    reference.substring(question).codePoints().forEach(c -> append(c, encoder, encoded));
    return encoded.toString();
  }

  private static boolean isAscii(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static void append(int codePoint, CharsetEncoder encoder, StringBuilder out) {
    if (codePoint < 0x80) {
      out.append((char) codePoint);
      return;
    }
    try {
      ByteBuffer bytes = encoder.encode(CharBuffer.wrap(Character.toChars(codePoint)));
      while (bytes.hasRemaining()) {
        out.append("%%%02X".formatted(bytes.get() & 0xFF));
      }
    } catch (CharacterCodingException unmappable) {
      out.append("%26%23").append(codePoint).append("%3B");
    }
  }
}
