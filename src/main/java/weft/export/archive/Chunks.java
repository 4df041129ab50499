package weft.export.archive;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The chunked transfer coding (RFC 9112, 7.1), undone. Many archives keep the header that names it
 * and not the coding itself; such a body is taken as it is.
 *
 * @param bytes what came out
 * @param trouble what is wrong with it, for people; absent where nothing is
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record Chunks(byte[] bytes, @Nullable String trouble) {
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_DIGITS = 7;

  /** Undoes the coding as far as it goes. */
  static Chunks undo(byte[] in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    int at = 0;
    while (at < in.length) {
      int lineEnd = lineEnd(in, at);
      int size = lineEnd < 0 ? -1 : size(in, at, lineEnd);
      if (size < 0) {
        return broken(in, at, out);
      }
      if (size == 0) {
        return new Chunks(out.toByteArray(), null);
      }
      at = lineEnd + 1;
      int length = Math.min(size, in.length - at);
      out.write(in, at, length);
      at += length;
      if (length < size) {
        return new Chunks(out.toByteArray(), "the body ends inside a chunk");
      }
      at += at < in.length && in[at] == '\r' ? 1 : 0;
      at += at < in.length && in[at] == '\n' ? 1 : 0;
    }
    return new Chunks(out.toByteArray(), in.length == 0 ? null : "the last chunk is missing");
  }

  /** Where no chunk begins: it is not chunked at all, or ends in something that is none. */
  private static Chunks broken(byte[] in, int at, ByteArrayOutputStream out) {
    if (at == 0) {
      return new Chunks(in, null);
    }
    out.write(in, at, in.length - at);
    return new Chunks(out.toByteArray(), "the body has something in it that is no chunk");
  }

  private static int lineEnd(byte[] in, int from) {
    for (int i = from; i < in.length && i < from + LONGEST_LINE; i++) {
      if (in[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** The size that a line names; -1 where it names none. */
  private static int size(byte[] in, int from, int lineEnd) {
    int size = 0;
    int at = from;
    while (at < lineEnd && Character.digit(in[at], 16) >= 0) {
      if (at - from >= MOST_DIGITS) {
        return -1;
      }
      size = size << 4 | Character.digit(in[at], 16);
      at++;
    }
    boolean ended = at == lineEnd || in[at] == '\r' || in[at] == ';' || in[at] == ' ';
    return at > from && ended ? size : -1;
  }
}
