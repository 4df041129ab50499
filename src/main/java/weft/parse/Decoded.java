package weft.parse;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A body as text. The encoding is what a byte order mark says, else the Content-Type header, else a
 * declaration near the page's beginning, else what the bytes look like.
 *
 * @param text without byte order mark
 * @param encoding how it was read
 */
record Decoded(String text, Encoding encoding) {
  private static final int PRESCAN = 1024;
  private static final int LATE = 16 * 1024;
  private static final int SAMPLE = 64 * 1024;
  private static final int CONFIDENT = 50;

  /** Decodes a body of that type. */
  static Decoded of(byte[] bytes, MediaType type) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return decode(bytes, 3, Encoding.UTF_8);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return decode(bytes, 2, Encoding.UTF_16BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decode(bytes, 2, Encoding.UTF_16LE);
    }
    Encoding encoding =
        type.encoding().or(() -> declared(bytes)).orElseGet(() -> guess(bytes, type));
    return decode(bytes, 0, encoding);
  }

  /** Browsers start over when a declaration turns up late, so a late one counts as well. */
  private static Optional<Encoding> declared(byte[] bytes) {
    Optional<Encoding> early = MetaPrescan.scan(bytes, PRESCAN);
    return early.isPresent() || bytes.length <= PRESCAN ? early : MetaPrescan.scan(bytes, LATE);
  }

  private static Decoded decode(byte[] bytes, int offset, Encoding encoding) {
    return new Decoded(encoding.decode(bytes, offset), encoding);
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

  private static Encoding guess(byte[] bytes, MediaType type) {
    boolean ascii = isAscii(bytes);
    if (type.isXhtml() || type.isXml() || (!ascii && isUtf8(bytes))) {
      return Encoding.UTF_8;
    }
    return ascii ? Encoding.WINDOWS_1252 : detect(bytes).orElse(Encoding.WINDOWS_1252);
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the bytes are UTF-8; a last character that is cut off does not count against it. */
  private static boolean isUtf8(byte[] bytes) {
    var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(8192);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, false);
    }
    return !result.isError();
  }

  /** What ICU takes the bytes for, where it is sure enough and the web knows the encoding. */
  private static Optional<Encoding> detect(byte[] bytes) {
    byte[] sample = bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes;
    CharsetDetector detector = new CharsetDetector();
    detector.enableInputFilter(true);
    CharsetMatch match = detector.setText(sample).detect();
    if (match == null || match.getConfidence() < CONFIDENT) {
      return Optional.empty();
    }
    return Encoding.of(match.getName()).filter(encoding -> encoding.charset() != null);
  }
}
