package weft.fetch;

import java.util.List;
import weft.model.Body;
import weft.model.Truncation;

/** Bytes of an answer that came by another way than a connection of ours. */
public final class Payload {
  private Payload() {}

  /**
   * The body that a fetch would have made of them.
   *
   * @param bytes as received, the transfer coding undone
   * @param codings the values of the Content-Encoding fields, in order
   * @param cut whether bytes are missing at the end
   * @param limit bytes after decoding at most
   */
  public static Body body(byte[] bytes, List<String> codings, boolean cut, long limit) {
    Truncation truncation = cut ? Truncation.WIRE : Truncation.NONE;
    return Decoding.body(new BodyReader.Received(bytes, truncation), codings, limit);
  }

  /** The body of an answer of which it was not kept. */
  public static Body none() {
    return BodyReader.SKIPPED;
  }
}
