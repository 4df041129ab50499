package weft.model;

/**
 * How long the steps of a fetch took, in microseconds; -1 where a step did not happen, as with a
 * connection that was already open.
 *
 * @param dns name resolution
 * @param connect TCP connect
 * @param tls TLS handshake
 * @param firstByte from the request being sent to the first byte of the answer
 * @param total from the call to the last byte
 */
public record Timings(long dns, long connect, long tls, long firstByte, long total) {
  public static final Timings NONE = new Timings(-1, -1, -1, -1, -1);
}
