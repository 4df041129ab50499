package weft.parse;

import java.util.function.LongSupplier;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A page as a tree. Deeper than its limit it is flattened, so that no walk runs out of stack.
 *
 * @param document the tree
 * @param charset the name of the encoding it was read with
 * @param trouble why it is not the whole page; absent where it is
 */
record HtmlTree(Document document, String charset, @Nullable String trouble) {

  /** Parses a text within limits; what was read until one was hit makes the tree. */
  static HtmlTree of(Decoded source, MediaType type, String url, ParseLimits limits) {
    return of(source, type, url, limits, limits.budget().toNanos(), System::nanoTime);
  }

  /** The same with only so much left of the time. */
  static HtmlTree of(
      Decoded source,
      MediaType type,
      String url,
      ParseLimits limits,
      long budgetNanos,
      LongSupplier nanoClock) {
    GuardedReader reader = new GuardedReader(source.text(), limits, budgetNanos, nanoClock);
    Parser parser = type.isXhtml() || type.isXml() ? Parser.xmlParser() : Parser.htmlParser();
    Document document = parser.setMaxDepth(limits.maxNesting()).parseInput(reader, url);
    return new HtmlTree(document, source.encoding().name(), reader.trouble());
  }
}
