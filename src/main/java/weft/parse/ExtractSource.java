package weft.parse;

import java.time.Duration;
import java.util.List;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * A body as rules see it: a text, a tree where it is a page, JSON where it has some. Each form is
 * made when the first rule asks for it. Owned by one extraction.
 */
final class ExtractSource {
  /** Characters of one value that are kept. */
  static final int VALUE = 100_000;

  /** Values of one column that are kept. */
  static final int VALUES = 1_000;

  private final String text;
  private final @Nullable Document document;
  private final Duration budget;
  private @Nullable List<Object> documents;
  private org.w3c.dom.@Nullable Document dom;

  /**
   * A body to take values from.
   *
   * @param document absent where it is no page
   * @param documents the JSON-LD of a page; absent where the text itself is JSON or may be
   */
  ExtractSource(
      String text, @Nullable Document document, @Nullable List<Object> documents, Duration budget) {
    this.text = text;
    this.document = document;
    this.documents = documents;
    this.budget = budget;
  }

  /** The tree of a page; absent for other bodies. */
  @Nullable Document document() {
    return document;
  }

  /** The same for XPath; absent likewise. */
  org.w3c.dom.@Nullable Document dom() {
    if (dom == null && document != null) {
      dom = new W3CDom().namespaceAware(false).fromJsoup(document);
    }
    return dom;
  }

  /** The JSON in it. */
  List<Object> documents() throws ExtractException {
    if (documents == null) {
      try {
        Object json = Json.read(text);
        documents = json == null ? List.of() : List.of(json);
      } catch (Json.BrokenException e) {
        throw new ExtractException(String.valueOf(e.getMessage()));
      }
    }
    return documents;
  }

  /** The whole text, to be read in bounded time. */
  GuardedText guardedText() {
    return new GuardedText(text, budget.toNanos(), System::nanoTime);
  }
}
