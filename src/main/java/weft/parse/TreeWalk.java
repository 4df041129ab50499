package weft.parse;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** A walk over jsoup's tree: what is in it, in document order. */
record TreeWalk(PageWalk walk) implements NodeFilter {

  /** Takes a walk over a whole tree. */
  static void over(Document document, PageWalk walk) {
    NodeTraversor.filter(new TreeWalk(walk), document);
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof Element element) {
      boolean counts = walk.enter(new TreeElement(element), depth);
      return counts ? FilterResult.CONTINUE : FilterResult.SKIP_CHILDREN;
    }
    if (node instanceof TextNode words && walk.wantsText()) {
      String text = words.getWholeText();
      Element parent = words.parent();
      walk.text(text, 0, text.length(), parent != null && parent.nameIs("title"));
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      walk.leave(TreeElement.separates(element), depth);
    }
    return FilterResult.CONTINUE;
  }
}
