package weft.parse;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import weft.model.Content;

/**
 * The reader of main texts: what {@link Content} holds, from the bytes of a page. The same code
 * runs in a visit and later on stored bodies. Safe for any number of threads.
 */
public final class TextExtractor {
  private static final Content NOTHING = new Content("", 0);

  private final ParseSettings settings;

  /** A reader with those limits. */
  public TextExtractor(ParseSettings settings) {
    this.settings = settings;
  }

  /**
   * The main text of a page or of a plain text; empty for any other media type and for what cannot
   * be parsed.
   *
   * @param decoded the body after content coding was undone
   * @param contentTypeHeader as the server sent it; absent where it sent none
   * @param url where it was found
   */
  public Content content(byte[] decoded, @Nullable String contentTypeHeader, String url) {
    MediaType type = MediaType.of(contentTypeHeader);
    try {
      if (Pages.isPage(type, decoded)) {
        Decoded source = Decoded.of(decoded, type);
        return of(HtmlTree.of(source, type, url, settings.budget()).document());
      }
      return type.essence().equals("text/plain")
          ? counted(Paragraphs.of(Decoded.of(decoded, type).text()))
          : NOTHING;
    } catch (RuntimeException | StackOverflowError unparsable) {
      return NOTHING;
    }
  }

  /** The main text of a tree. */
  static Content of(Document document) {
    return counted(MainText.of(document));
  }

  private static Content counted(String text) {
    return text.isEmpty() ? NOTHING : new Content(text, words(text));
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
