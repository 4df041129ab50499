package weft.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.url.Url;

/**
 * An HTTP answer as an archive holds it.
 *
 * @param url that was asked for
 * @param at when it was received
 * @param status HTTP status code
 * @param headers as received
 * @param protocol {@code http/1.0}, {@code http/1.1}, {@code h2}; empty where it is not known
 * @param address the IP address that answered; empty where it is not known
 * @param payload the body with its transfer coding undone and its content coding not; empty where
 *     it was not kept
 * @param cut whether the body is known to be incomplete
 * @param source where it stands, {@code FILE:OFFSET}
 * @param page what another program found in the body, where that was not kept; else absent
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are large and never compared
public record ArchivedAnswer(
    Url url,
    Instant at,
    int status,
    Headers headers,
    String protocol,
    String address,
    byte[] payload,
    boolean cut,
    String source,
    @Nullable Page page) {

  /** An answer with its body. */
  public ArchivedAnswer(
      Url url,
      Instant at,
      int status,
      Headers headers,
      String protocol,
      String address,
      byte[] payload,
      boolean cut,
      String source) {
    this(url, at, status, headers, protocol, address, payload, cut, source, null);
  }
}
