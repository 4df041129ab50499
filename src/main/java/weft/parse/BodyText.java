package weft.parse;

import org.jspecify.annotations.Nullable;

/** The text of a body, in the encoding that a page of its kind is read in. */
public final class BodyText {
  private BodyText() {}

  /**
   * The text; absent for what is none.
   *
   * @param decoded the body after content coding was undone
   * @param contentTypeHeader as the server sent it; absent where it sent none
   */
  public static @Nullable String of(byte[] decoded, @Nullable String contentTypeHeader) {
    MediaType type = MediaType.of(contentTypeHeader);
    return type.isText() || Pages.isPage(type, decoded) ? Decoded.of(decoded, type).text() : null;
  }
}
