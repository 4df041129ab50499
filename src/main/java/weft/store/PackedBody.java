package weft.store;

import weft.model.Body;

/**
 * A body as it goes into its row.
 *
 * @param sha256 of the decoded bytes
 * @param length decoded
 * @param coding of {@code bytes}; {@code none} where they are not kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PackedBody(byte[] sha256, long length, String coding, byte[] bytes) {
  static final String NOT_KEPT = "none";
  private static final byte[] NOTHING = {};

  boolean kept() {
    return !coding.equals(NOT_KEPT);
  }

  /** The body's identity without its bytes. */
  static PackedBody notKept(Body body) {
    return new PackedBody(body.sha256(), body.decoded().length, NOT_KEPT, NOTHING);
  }
}
