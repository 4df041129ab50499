package weft.fetch;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content codings gzip (RFC 1952) and deflate (RFC 1950, or bare RFC 1951 as some servers send
 * it). As browsers do, it takes several gzip members in a row, and ignores bytes that follow the
 * last one and are no member; checksums are not compared.
 */
final class Inflation {
  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int HEADER_CHECKSUM = 2;

  private final byte[] in;
  private final ByteSink out;
  private int at;

  private Inflation(byte[] in, ByteSink out) {
    this.in = in;
    this.out = out;
  }

  /** Undoes gzip. */
  static Decoding.End gzip(byte[] in, ByteSink out) {
    return new Inflation(in, out).members();
  }

  /** Undoes deflate, with or without its zlib wrapper. */
  static Decoding.End deflate(byte[] in, ByteSink out) {
    boolean wrapped =
        in.length >= 2 && (in[0] & 0x0f) == 8 && ((in[0] & 0xff) << 8 | (in[1] & 0xff)) % 31 == 0;
    if (wrapped) {
      Decoding.End end = new Inflation(in, out).stream(false);
      if (end == Decoding.End.WHOLE || out.size() > 0) {
        return end;
      }
    }
    Decoding.End end = new Inflation(in, out).stream(true);
    return end == Decoding.End.DAMAGED && out.size() == 0 ? Decoding.End.OTHER : end;
  }

  /** How many bytes come out by the trailer's word, which only a guess may rest on. */
  static long promised(byte[] in) {
    if (in.length < HEADER + TRAILER) {
      return 0;
    }
    long size = 0;
    for (int i = 1; i <= 4; i++) {
      size = size << 8 | (in[in.length - i] & 0xff);
    }
    return size <= 64L * in.length ? size + 1 : 4L * in.length;
  }

  private Decoding.End members() {
    if (!memberAhead()) {
      return Decoding.End.OTHER;
    }
    Decoding.End end = Decoding.End.WHOLE;
    while (end == Decoding.End.WHOLE && memberAhead()) {
      end = skipHeader() ? stream(true) : Decoding.End.DAMAGED;
      if (end == Decoding.End.WHOLE && in.length - at < TRAILER) {
        return Decoding.End.DAMAGED;
      }
      at += TRAILER;
    }
    return end;
  }

  private boolean memberAhead() {
    return in.length - at >= 2 && in[at] == 0x1f && in[at + 1] == (byte) 0x8b;
  }

  private boolean skipHeader() {
    if (in.length - at < HEADER) {
      return false;
    }
    int flags = in[at + 3];
    at += HEADER;
    if ((flags & EXTRA) != 0) {
      if (in.length - at < 2) {
        return false;
      }
      at += 2 + ((in[at] & 0xff) | (in[at + 1] & 0xff) << 8);
    }
    skipText((flags & NAME) != 0);
    skipText((flags & COMMENT) != 0);
    at += (flags & HEADER_CHECKSUM) != 0 ? 2 : 0;
    return at <= in.length;
  }

  private void skipText(boolean present) {
    if (present) {
      while (at < in.length && in[at] != 0) {
        at++;
      }
      at++;
    }
  }

  private Decoding.End stream(boolean bare) {
    Inflater inflater = new Inflater(bare);
    int before = out.size();
    try {
      inflater.setInput(in, at, in.length - at);
      while (!inflater.finished()) {
        int room = out.room();
        int count = inflater.inflate(out.array(), out.size(), room);
        out.added(count);
        if (out.full()) {
          return Decoding.End.FULL;
        }
        if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          return Decoding.End.DAMAGED;
        }
      }
      at = in.length - inflater.getRemaining();
      return Decoding.End.WHOLE;
    } catch (DataFormatException _) {
      // What came out before the damage has been written.
      out.added((int) (inflater.getBytesWritten() - (out.size() - before)));
      return Decoding.End.DAMAGED;
    } finally {
      inflater.end();
    }
  }
}
