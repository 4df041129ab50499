package weft.fetch;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.brotli.dec.BrotliInputStream;
import weft.model.Body;
import weft.model.Truncation;

/**
 * Undoes content codings (RFC 9110, 8.4) and digests the result. Nothing is refused: a body that is
 * not in the coding it claims, or in more of them one upon another than anyone needs, is taken as
 * it came, one that breaks off is kept as far as it goes, one that swells beyond the limits is cut.
 * Brotli of which nothing can be read is kept as it came, and counts as damaged.
 */
final class Decoding {
  private static final int BOMB_FLOOR = 1 << 20;
  private static final int ZSTD_WINDOW_LOG = 23;
  private static final int MOST_CODINGS = 5;
  private static final int SMALL_BUFFER = 256;
  private static final int TEXT_SAMPLE = 512;
  private static final int ESCAPE = 0x1b;
  private static final int STEP = 16 * 1024;

  private Decoding() {}

  /** How decoding ended. */
  enum End {
    /** Everything came out. */
    WHOLE,
    /** It broke off. */
    DAMAGED,
    /** The sink is full. */
    FULL,
    /** Nothing came out, but the bytes are no text either: they are damaged from the beginning. */
    UNREADABLE,
    /** The bytes are not in this coding at all. */
    OTHER
  }

  /**
   * The body as it is kept.
   *
   * @param received bytes off the connection
   * @param fields the values of the Content-Encoding fields, in order
   * @param limit bytes after decoding at most
   */
  static Body body(BodyReader.Received received, List<String> fields, long limit) {
    return body(received, fields, limit, AnswerLimits.STANDARD.ratio(), _ -> {});
  }

  /**
   * The same with another limit on the ratio of bytes after and before decoding, and growing large
   * when it is let.
   */
  static Body body(
      BodyReader.Received received,
      List<String> fields,
      long limit,
      int ratio,
      ByteSink.Growth growth) {
    byte[] wire = received.bytes();
    List<String> codings = codings(fields);
    byte[] decoded = wire;
    Truncation truncation = received.truncation();
    boolean asCame = codings.size() == 1 && truncation == Truncation.NONE;
    for (String coding : codings.reversed()) {
      ByteSink sink =
          sink(coding, decoded, Math.max(BOMB_FLOOR, (long) ratio * wire.length), limit, growth);
      End end = wire.length == 0 ? End.OTHER : decode(coding, decoded, sink);
      if (end == End.OTHER || end == End.UNREADABLE) {
        asCame = false;
        truncation = end == End.OTHER || truncation.cut() ? truncation : Truncation.DAMAGED;
        break;
      }
      decoded = sink.bytes();
      if (end != End.WHOLE) {
        asCame = false;
        truncation = truncation.cut() ? truncation : why(end, sink);
      }
    }
    if (decoded.length > limit) {
      decoded = java.util.Arrays.copyOf(decoded, (int) limit);
      truncation = truncation.cut() ? truncation : Truncation.DECODED;
    }
    boolean keep = asCame && !codings.getFirst().equals("deflate");
    return new Body(
        decoded,
        BodyDigest.of(decoded),
        keep ? wire : decoded,
        keep ? codings.getFirst() : "identity",
        wire.length,
        truncation);
  }

  private static Truncation why(End end, ByteSink sink) {
    return end == End.FULL ? sink.truncation() : Truncation.DAMAGED;
  }

  /** The codings in the order they were applied, in their usual names; none where too many. */
  private static List<String> codings(List<String> fields) {
    if (fields.isEmpty()) {
      return List.of();
    }
    List<String> codings = new ArrayList<>();
    for (String name : String.join(",", fields).split(",", -1)) {
      String coding = name.strip().toLowerCase(Locale.ROOT);
      if (!coding.isEmpty() && !coding.equals("identity")) {
        codings.add(coding.equals("x-gzip") ? "gzip" : coding);
      }
    }
    return codings.size() > MOST_CODINGS ? List.of() : codings;
  }

  private static ByteSink sink(
      String coding, byte[] in, long swollen, long limit, ByteSink.Growth growth) {
    long expected = coding.equals("gzip") ? Inflation.promised(in) : 4L * in.length;
    return swollen < limit
        ? new ByteSink(swollen, Truncation.RATIO, expected, growth)
        : new ByteSink(limit, Truncation.DECODED, expected, growth);
  }

  private static End decode(String coding, byte[] in, ByteSink out) {
    return switch (coding) {
      case "gzip" -> Inflation.gzip(in, out);
      case "deflate" -> Inflation.deflate(in, out);
      case "br" -> brotli(in, out);
      case "zstd" -> zstd(in, out);
      default -> End.OTHER;
    };
  }

  private static End brotli(byte[] in, ByteSink out) {
    try (InputStream stream = new BrotliInputStream(new ByteArrayInputStream(in))) {
      return drain(stream, out);
    } catch (IOException | RuntimeException _) {
      // The decoder meets hostile bytes, and some of its own checks are array bounds.
      brotliToTheLast(in, out);
      if (out.size() > 0) {
        return End.DAMAGED;
      }
      return isOther(in) ? End.OTHER : End.UNREADABLE;
    }
  }

  /** Whether bytes that are no Brotli, which has no mark of its own, are text or gzip. */
  private static boolean isOther(byte[] in) {
    boolean text = true;
    for (int i = 0; i < Math.min(in.length, TEXT_SAMPLE); i++) {
      text &= in[i] < 0 || in[i] >= ' ' || in[i] == ESCAPE || (in[i] >= '\t' && in[i] <= '\r');
    }
    return text || (in.length > 1 && in[0] == 0x1f && in[1] == (byte) 0x8b);
  }

  /** Has what a decoder with a large buffer loses when it breaks off. */
  private static void brotliToTheLast(byte[] in, ByteSink out) {
    try (InputStream stream = new BrotliInputStream(new ByteArrayInputStream(in), SMALL_BUFFER)) {
      stream.skipNBytes(out.size());
      End _ = drain(stream, out);
    } catch (IOException | RuntimeException _) {
      // It breaks off again, in the same place.
    }
  }

  private static End zstd(byte[] in, ByteSink out) {
    boolean magic =
        in.length >= 4
            && ((in[0] == 0x28 && in[1] == (byte) 0xb5 && in[2] == 0x2f && in[3] == (byte) 0xfd)
                || ((in[0] & 0xf0) == 0x50 && in[1] == 0x2a && in[2] == 0x4d && in[3] == 0x18));
    if (!magic) {
      return End.OTHER;
    }
    try (var stream = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(in))) {
      stream.setLongMax(ZSTD_WINDOW_LOG);
      return drain(stream, out);
    } catch (IOException _) {
      return End.DAMAGED;
    }
  }

  private static End drain(InputStream stream, ByteSink out) throws IOException {
    while (!out.full()) {
      int room = Math.min(STEP, out.room());
      int count = stream.read(out.array(), out.size(), room);
      if (count < 0) {
        return End.WHOLE;
      }
      out.added(count);
    }
    return End.FULL;
  }
}
