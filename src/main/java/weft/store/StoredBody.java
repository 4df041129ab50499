package weft.store;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stored answer.
 *
 * @param status HTTP status code
 * @param headers as received, one line a field
 * @param contentType media type, lower case; absent where the server named none
 * @param charset the encoding that it was parsed with; absent where it was not
 * @param truncated why the body is cut; absent where it is whole
 * @param coding of {@code bytes}: identity, gzip, br, zstd; none where the crawl did not keep
 *     bodies
 * @param bytes as stored
 * @param length of the decoded body
 * @param newest status of the newest answer, where this is the last good one; 0 where none came
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are large and never compared
public record StoredBody(
    int status,
    String headers,
    @Nullable String contentType,
    @Nullable String charset,
    @Nullable String truncated,
    String coding,
    byte[] bytes,
    long length,
    int newest) {

  /** Whether the bytes were kept. */
  public boolean kept() {
    return !coding.equals(PackedBody.NOT_KEPT);
  }

  /**
   * The body as the parser saw it.
   *
   * @throws IOException if the stored bytes cannot be decoded, or were not kept
   */
  public byte[] decoded() throws IOException {
    return decode(coding, bytes, length);
  }

  /**
   * Undoes the coding of stored bytes; reads no further than the length that is known.
   *
   * @throws IOException if they cannot be decoded, or were not kept
   */
  public static byte[] decode(String coding, byte[] bytes, long length) throws IOException {
    if (length == 0) {
      return new byte[0];
    }
    InputStream stored = new ByteArrayInputStream(bytes);
    try (InputStream in =
        switch (coding) {
          case "identity" -> stored;
          case "gzip" -> new GZIPInputStream(stored);
          case "br" -> new BrotliInputStream(stored);
          case "zstd" -> new ZstdInputStream(stored);
          default -> throw new IOException("the body's bytes were not kept");
        }) {
      return in.readNBytes(Math.toIntExact(length));
    }
  }
}
