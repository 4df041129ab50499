package weft.fetch;

import java.io.IOException;
import java.util.List;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import weft.model.Body;
import weft.model.Truncation;

/**
 * Reads a body off the connection into one array, up to a limit. A body that ends early is an
 * exception, not a short body: what its Content-Length or its last chunk promised must come, so
 * that the fetch counts as lost and is made again.
 */
final class BodyReader {
  private static final int FIRST = 16 * 1024;
  private static final int TRUSTED_LENGTH = 256 * 1024;

  /** The body of an answer of which nothing but the header was wanted. */
  static final Body SKIPPED =
      new Body(new byte[0], new byte[32], new byte[0], "identity", 0, Truncation.SKIPPED);

  /** The body of an answer that has none. */
  static final Body NOTHING =
      Decoding.body(new Received(new byte[0], Truncation.NONE), List.of(), Long.MAX_VALUE);

  private BodyReader() {}

  /** What came, whole or cut at the limit. */
  @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
  record Received(byte[] bytes, Truncation truncation) {}

  /** Reads to the end of the body, or to one byte beyond the limit. */
  static Received read(ResponseBody body, long limit) throws IOException {
    return read(body, limit, null, _ -> {});
  }

  /** The same, no faster than the clock lets it, and growing large when it is let. */
  static Received read(
      ResponseBody body, long limit, @Nullable CallClock clock, ByteSink.Growth growth)
      throws IOException {
    long length = body.contentLength();
    // One byte of room at the end lets the end of the body be seen without growing.
    long expected = length < 0 ? FIRST : Math.min(length, TRUSTED_LENGTH);
    ByteSink sink =
        new ByteSink(
            limit,
            Truncation.WIRE,
            expected,
            most -> growth.beyondLarge(length < 0 ? most : Math.min(length, most)));
    BufferedSource source = body.source();
    while (sink.size() != length && !sink.full()) {
      int room = clock == null ? sink.room() : Math.min(sink.room(), clock.portion());
      int count = source.read(sink.array(), sink.size(), room);
      if (count < 0) {
        break;
      }
      sink.added(count);
      if (clock != null) {
        clock.took(count);
      }
    }
    return new Received(sink.bytes(), sink.truncation());
  }
}
