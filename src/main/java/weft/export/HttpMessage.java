package weft.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import weft.model.Header;
import weft.url.Url;

/**
 * HTTP/1.1 messages (RFC 9112), put together again from what was stored. Header fields are those
 * that were received, in their order; where one would no longer be true of the body that follows
 * (its coding was undone, chunks were joined, the body was cut), its name gets the prefix {@code
 * X-Crawler-} and a true Content-Length is added.
 */
final class HttpMessage {
  private static final String PREFIX = "X-Crawler-";
  private static final Set<String> OF_THE_CODING = Set.of("content-encoding", "transfer-encoding");

  private static final Map<Integer, String> PHRASES =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(202, "Accepted"),
          Map.entry(204, "No Content"),
          Map.entry(206, "Partial Content"),
          Map.entry(301, "Moved Permanently"),
          Map.entry(302, "Found"),
          Map.entry(303, "See Other"),
          Map.entry(304, "Not Modified"),
          Map.entry(307, "Temporary Redirect"),
          Map.entry(308, "Permanent Redirect"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(410, "Gone"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(451, "Unavailable For Legal Reasons"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  private HttpMessage() {}

  /**
   * Status line and header of an answer, with the empty line.
   *
   * @param payload bytes of the body that follow
   * @param asItCame whether these are the bytes of the wire, in their content coding
   */
  static byte[] header(Capture capture, long payload, boolean asItCame) {
    String phrase = PHRASES.getOrDefault(capture.status(), "Status " + capture.status());
    boolean old = capture.protocol().equals("http/1.0");
    StringBuilder text = new StringBuilder(old ? "HTTP/1.0 " : "HTTP/1.1 ");
    text.append(capture.status()).append(' ').append(phrase).append("\r\n");
    boolean bodiless = capture.head() || capture.status() == 304;
    boolean measured = bodiless;
    for (Header field : capture.headers().fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      boolean length = name.equals("content-length");
      boolean isTrue =
          bodiless
              || switch (name) {
                case "content-length" ->
                    !measured && field.value().strip().equals(Long.toString(payload));
                case "content-encoding" -> asItCame;
                default -> !OF_THE_CODING.contains(name);
              };
      measured |= length && isTrue;
      text.append(isTrue ? "" : PREFIX).append(field.name()).append(": ");
      text.append(field.value()).append("\r\n");
    }
    if (!measured) {
      text.append("Content-Length: ").append(payload).append("\r\n");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Header and body. */
  static byte[] whole(byte[] header, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(header.length + body.length);
    bytes.writeBytes(header);
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  /** What is known of the request: method, target and host. */
  static byte[] request(Capture capture) {
    Url url = Url.ofCanonical(capture.url());
    String authority = url.origin().substring(url.scheme().length() + 3);
    String text =
        "%s %s HTTP/1.1\r\nHost: %s\r\n\r\n"
            .formatted(capture.head() ? "HEAD" : "GET", url.pathAndQuery(), authority);
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
