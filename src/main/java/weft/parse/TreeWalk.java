package weft.parse;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** A walk over jsoup's tree: what is in it, in document order. Owned by one parse. */
final class TreeWalk implements NodeFilter {
  private final PageWalk walk;
  private int deepest;

  private TreeWalk(PageWalk walk) {
    this.walk = walk;
  }

  /** Takes a walk over a whole tree; answers how deep its elements are nested. */
  static int over(Document document, PageWalk walk) {
    TreeWalk steps = new TreeWalk(walk);
    NodeTraversor.filter(steps, document);
    return steps.deepest;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof Element element) {
      deepest = Math.max(deepest, depth);
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
