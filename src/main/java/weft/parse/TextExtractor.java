package weft.parse;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import weft.model.Content;
import weft.model.Extraction;

/**
 * The reader of content: what {@link Content} holds, from the bytes of a body. The same code runs
 * in a visit and later on stored bodies. Safe for any number of threads.
 */
public final class TextExtractor {
  private final ParseSettings settings;

  /** A reader with those limits and those columns of the user. */
  public TextExtractor(ParseSettings settings) {
    this.settings = settings;
  }

  /**
   * The content of a page or of a plain text, of other texts what the user's columns take. What
   * cannot be parsed has an empty text.
   *
   * @param decoded the body after content coding was undone
   * @param contentTypeHeader as the server sent it; absent where it sent none
   * @param url where it was found
   */
  public Content content(byte[] decoded, @Nullable String contentTypeHeader, String url) {
    MediaType type = MediaType.of(contentTypeHeader);
    boolean page = Pages.isPage(type, decoded);
    try {
      Decoded source = Decoded.of(decoded, type);
      if (page) {
        return of(HtmlTree.of(source, type, url, settings.limits()).document(), source.text());
      }
      Content text =
          type.essence().equals("text/plain")
              ? counted(Paragraphs.of(source.text()))
              : Content.of(null, 0);
      return text.with(taken(source, type, url));
    } catch (RuntimeException | StackOverflowError unparsable) {
      Content nothing = Content.of(page ? "" : null, 0);
      return nothing.with(new Extraction(settings.extract().fingerprint(), List.of()));
    }
  }

  /** Of that content only what the user's columns take. */
  public Extraction extraction(byte[] decoded, @Nullable String contentTypeHeader, String url) {
    MediaType type = MediaType.of(contentTypeHeader);
    try {
      Decoded source = Decoded.of(decoded, type);
      if (!settings.extract().isEmpty() && Pages.isPage(type, decoded)) {
        Document document = HtmlTree.of(source, type, url, settings.limits()).document();
        return taken(document, source.text(), StructuredData.of(document));
      }
      return taken(source, type, url);
    } catch (RuntimeException | StackOverflowError unparsable) {
      return new Extraction(settings.extract().fingerprint(), List.of());
    }
  }

  /** Whether a body has any content. */
  boolean derives(MediaType type, byte[] body) {
    boolean text = Pages.isPage(type, body) || type.essence().equals("text/plain");
    return text || (!settings.extract().isEmpty() && type.isText());
  }

  /** The content of a page. */
  Content of(Document document, String source) {
    Content text = counted(MainText.of(document));
    StructuredData data = StructuredData.of(document);
    return new Content(
        text.text(),
        text.words(),
        text.language(),
        data.metadata(),
        data.items(),
        taken(document, source, data));
  }

  private Extraction taken(Document document, String source, StructuredData data) {
    return settings
        .extract()
        .from(new ExtractSource(source, document, data.documents(), settings.budget()));
  }

  private Extraction taken(Decoded source, MediaType type, String url) {
    if (settings.extract().isEmpty() || !type.isText()) {
      return new Extraction(settings.extract().fingerprint(), List.of());
    }
    Document document =
        type.isXml() ? HtmlTree.of(source, type, url, settings.limits()).document() : null;
    List<Object> noJson = type.isJson() ? null : List.of();
    return settings
        .extract()
        .from(new ExtractSource(source.text(), document, noJson, settings.budget()));
  }

  private static Content counted(String text) {
    return new Content(text, words(text), Languages.of(text), null, List.of(), Extraction.NONE);
  }

  /** Words by UAX 29, and by ICU's dictionaries where a script puts no space between them. */
  private static int words(String text) {
    BreakIterator boundaries = BreakIterator.getWordInstance(ULocale.ROOT);
    boundaries.setText(text);
    int words = 0;
    while (boundaries.next() != BreakIterator.DONE) {
      if (boundaries.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT) {
        words++;
      }
    }
    return words;
  }
}
