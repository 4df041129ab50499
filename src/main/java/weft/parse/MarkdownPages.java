package weft.parse;

import org.jsoup.nodes.Document;

/**
 * The maker of Markdown (CommonMark, with tables as GitHub has them): the main part of a page with
 * its headings, lists, tables, code and links, without what surrounds it. Safe for any number of
 * threads.
 */
public final class MarkdownPages {
  private final ParseSettings settings;

  /** A maker with those limits. */
  public MarkdownPages(ParseSettings settings) {
    this.settings = settings;
  }

  /**
   * The text of a page; empty where it has none or cannot be parsed.
   *
   * @param body after content coding was undone
   * @param contentType as the server sent it
   * @param url where it was found, which its references are relative to
   */
  public String markdown(byte[] body, String contentType, String url) {
    MediaType type = MediaType.of(contentType);
    try {
      Decoded source = Decoded.of(body, type);
      Document document = HtmlTree.of(source, type, url, settings.limits()).document();
      return MarkdownText.of(document);
    } catch (RuntimeException | StackOverflowError unparsable) {
      return "";
    }
  }
}
