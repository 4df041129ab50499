package weft.export;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import weft.model.Headers;
import weft.store.StoreException;
import weft.store.StoredBody;

/**
 * An answer as a run received it.
 *
 * @param id of its row
 * @param at when the request began
 * @param head whether only the header was asked for
 * @param protocol http/1.0, http/1.1, h2; empty where it is not known
 * @param address that answered; empty where it is not known
 * @param wireLength bytes of the body as received
 * @param truncated why the body is not whole; empty where it is
 * @param body id of its body; 0 where it has none
 * @param sha256 of the decoded body, in hexadecimal; empty where it has none
 * @param length of the decoded body
 * @param coding of {@code bytes}: identity, gzip, br, zstd; none where they were not kept
 * @param bytes of the body as stored
 * @param firstLink the id of the first of its links
 * @param links how many it has
 * @param sameAs the answer whose body still stood, of a 304; 0 for others
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Capture(
    long id,
    String url,
    Instant at,
    boolean head,
    int status,
    String protocol,
    String address,
    Headers headers,
    long wireLength,
    String truncated,
    long body,
    String sha256,
    long length,
    String coding,
    byte[] bytes,
    long firstLink,
    long links,
    long sameAs) {

  /** What {@link #of} reads; {@code bytes} are those of body {@code b}. */
  static final String COLUMNS =
      """
      f.id, u.text, f.at, f.head, f.status, f.protocol, f.address, f.headers, f.wire_length,
      f.truncated, f.body, b.sha256, b.length, b.coding, %s, f.first_link, f.links, f.same_as
      """;

  static Capture of(Cells row) {
    return new Capture(
        row.number(0),
        row.text(1),
        Instant.ofEpochMilli(row.number(2)),
        row.number(3) == 1,
        (int) row.number(4),
        row.text(5),
        row.text(6),
        Headers.parse(row.text(7)),
        row.number(8),
        row.text(9),
        row.number(10),
        HexFormat.of().formatHex(row.bytes(11)),
        row.number(12),
        row.has(13) ? row.text(13) : "identity",
        row.bytes(14),
        row.number(15),
        row.number(16),
        row.number(17));
  }

  /** Whether there is a body whose bytes were not kept. */
  boolean lacksBytes() {
    return length > 0 && coding.equals("none");
  }

  /** Whether the body is stored byte for byte as it came over the wire, in its content coding. */
  boolean asItCame(long storedBytes) {
    List<String> said = headers.all("Content-Encoding");
    return said.size() == 1
        && plain(said.getFirst()).equals(coding)
        && truncated.isEmpty()
        && wireLength == storedBytes;
  }

  private static String plain(String coding) {
    String lower = coding.strip().toLowerCase(Locale.ROOT);
    return lower.equals("x-gzip") ? "gzip" : lower;
  }

  /**
   * The body as it is written: as it came where it is stored so, else decoded.
   *
   * @throws StoreException if the stored bytes are damaged
   */
  byte[] payload() {
    if (lacksBytes() || head) {
      return new byte[0];
    }
    try {
      return asItCame(bytes.length) ? bytes : StoredBody.decode(coding, bytes, length);
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.DAMAGED, "the stored body of " + url + " cannot be decoded", e);
    }
  }
}
