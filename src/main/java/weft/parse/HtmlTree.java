package weft.parse;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A page as a tree. Deeper than 512 elements it is flattened, so that no walk runs out of stack.
 *
 * @param document the tree
 * @param charset the name of the encoding it was read with
 * @param trouble why it is not the whole page; absent where it is
 */
record HtmlTree(Document document, String charset, @Nullable String trouble) {
  private static final int DEPTH = 512;

  /** Parses a text within a budget of time; what was read until then makes the tree. */
  static HtmlTree of(Decoded source, MediaType type, String url, Duration budget) {
    return of(source, type, url, budget, System::nanoTime);
  }

  static HtmlTree of(
      Decoded source, MediaType type, String url, Duration budget, LongSupplier nanoClock) {
    GuardedReader reader = new GuardedReader(source.text(), budget.toNanos(), nanoClock);
    Parser parser = type.isXhtml() || type.isXml() ? Parser.xmlParser() : Parser.htmlParser();
    Document document = parser.setMaxDepth(DEPTH).parseInput(reader, url);
    int length = source.text().length();
    String trouble =
        reader.position() == length
            ? null
            : "parsing took more than %d ms and stopped after %d of %d characters"
                .formatted(budget.toMillis(), reader.position(), length);
    return new HtmlTree(document, source.encoding().name(), trouble);
  }
}
