package weft.url;

/** What {@link UrlParser} makes of a text: a URL of any scheme, or the reason why it is none. */
public sealed interface ParseResult permits ParsedUrl, ParseResult.Failed {

  /**
   * The text is no URL.
   *
   * @param why for people, such as {@code port above 65535}
   */
  record Failed(String why) implements ParseResult {}
}
