package weft.export;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.model.Headers;
import weft.store.StoreException;
import weft.store.StoredBody;

/**
 * A page as a run knows it.
 *
 * @param id of the URL
 * @param status HTTP status code
 * @param type media type, lower case; empty where the server named none
 * @param headers of the answer
 * @param at when it was fetched
 * @param seed whether the user named it
 * @param title text of the first title element; absent where there is none
 * @param language that it says of itself; absent where it says none
 * @param charset that it was read with; absent for what was not parsed
 * @param canonical URL that it names; absent where it names none
 * @param robots its directives
 * @param pursuit what was wanted of it, by its code
 * @param sha256 of the decoded body, in hexadecimal; empty where it has none
 * @param length of the decoded body
 * @param coding of {@code bytes}; none where they were not kept
 * @param bytes of the body as stored; none where they were not asked for
 * @param firstLink the id of the first of its links
 * @param links how many it has
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredPage(
    long id,
    String url,
    int status,
    String type,
    Headers headers,
    Instant at,
    boolean seed,
    @Nullable String title,
    @Nullable String language,
    @Nullable String charset,
    @Nullable String canonical,
    String robots,
    int pursuit,
    String sha256,
    long length,
    String coding,
    byte[] bytes,
    long firstLink,
    long links) {

  /** What {@link #of} reads; {@code bytes} are those of body {@code b}. */
  static final String COLUMNS =
      """
      c.url, u.text, f.status, f.content_type, f.headers, f.at,
      EXISTS (SELECT 1 FROM seed s WHERE s.run = c.run AND s.url = c.url),
      p.title, p.language, p.charset, p.canonical, p.robots, c.pursuit, b.sha256, b.length,
      b.coding, %s, f.first_link, f.links
      """;

  static StoredPage of(Cells row) {
    return new StoredPage(
        row.number(0),
        row.text(1),
        (int) row.number(2),
        row.text(3),
        Headers.parse(row.text(4)),
        Instant.ofEpochMilli(row.number(5)),
        row.number(6) == 1,
        row.textOrNull(7),
        row.textOrNull(8),
        row.textOrNull(9),
        row.textOrNull(10),
        row.text(11),
        (int) row.number(12),
        HexFormat.of().formatHex(row.bytes(13)),
        row.number(14),
        row.has(15) ? row.text(15) : "identity",
        row.bytes(16),
        row.number(17),
        row.number(18));
  }

  /** Whether it is HTML that was answered well. */
  boolean isHtml() {
    return status == 200
        && charset != null
        && (type.isEmpty() || type.equals("text/html") || type.equals("application/xhtml+xml"));
  }

  /** Whether its bytes were not kept. */
  boolean lacksBytes() {
    return length > 0 && coding.equals("none");
  }

  /** The Content-Type with a charset: the server's, or else the one that was found then. */
  String contentType() {
    String said = headers.first("Content-Type").orElse("");
    boolean named = said.toLowerCase(Locale.ROOT).contains("charset=");
    return named || charset == null
        ? said
        : (said.isEmpty() ? "text/html" : said) + "; charset=" + charset;
  }

  /**
   * The body.
   *
   * @throws StoreException if the stored bytes are damaged
   */
  byte[] body() {
    try {
      return lacksBytes() ? new byte[0] : StoredBody.decode(coding, bytes, length);
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.DAMAGED, "the stored body of " + url + " cannot be decoded", e);
    }
  }
}
