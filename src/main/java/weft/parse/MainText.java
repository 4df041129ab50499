package weft.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * The text of a page without what surrounds it: no navigation, no page header or footer, no form
 * controls, no code. Where {@code main} or the articles hold most of what is left, only they count.
 * Owned by one walk.
 */
final class MainText implements NodeFilter {
  private static final Set<String> DROPPED =
      Set.of(
          "aside",
          "audio",
          "button",
          "canvas",
          "datalist",
          "dialog",
          "footer",
          "head",
          "iframe",
          "input",
          "math",
          "menu",
          "nav",
          "noscript",
          "object",
          "optgroup",
          "option",
          "progress",
          "rp",
          "rt",
          "script",
          "select",
          "style",
          "svg",
          "template",
          "textarea",
          "title",
          "video");
  private static final Set<String> DROPPED_ROLES =
      Set.of(
          "alert",
          "banner",
          "complementary",
          "contentinfo",
          "dialog",
          "menu",
          "menubar",
          "navigation",
          "search",
          "toolbar");
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "blockquote",
          "body",
          "br",
          "caption",
          "center",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hgroup",
          "hr",
          "legend",
          "li",
          "listing",
          "main",
          "ol",
          "p",
          "plaintext",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "tfoot",
          "thead",
          "tr",
          "ul",
          "xmp");

  private final FoldedText text = new FoldedText();
  private final Region main = new Region();
  private final Region articles = new Region();
  private int preformatted;

  private MainText() {}

  /** The main text; paragraphs are separated by line feeds. */
  static String of(Document document) {
    MainText walk = new MainText();
    NodeTraversor.filter(walk, document);
    return walk.chosen();
  }

  private String chosen() {
    int half = text.length() / 2;
    if (main.length > half) {
      return main.of(text);
    }
    boolean inArticles = articles.length > half;
    return inArticles ? articles.of(text) : text.slice(0, text.length(), Integer.MAX_VALUE);
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      append(words.getWholeText());
    } else if (node instanceof Element element) {
      return enter(element);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      leave(element);
    }
    return FilterResult.CONTINUE;
  }

  private FilterResult enter(Element element) {
    String name = element.normalName();
    if (isDropped(element, name)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    separate(name);
    preformatted += name.equals("pre") ? 1 : 0;
    if (isMain(element, name)) {
      main.enter(text.length());
    } else if (name.equals("article")) {
      articles.enter(text.length());
    }
    return FilterResult.CONTINUE;
  }

  private void leave(Element element) {
    String name = element.normalName();
    separate(name);
    preformatted -= name.equals("pre") ? 1 : 0;
    if (isMain(element, name)) {
      main.leave(text.length());
    } else if (name.equals("article")) {
      articles.leave(text.length());
    }
  }

  /** A header within an article carries its headline; that of the page carries its furniture. */
  private boolean isDropped(Element element, String name) {
    return isDropped(element, name, main.isOpen() || articles.isOpen());
  }

  /**
   * Whether an element is no part of the text.
   *
   * @param inContent whether it stands in the main part of the page or in an article
   */
  static boolean isDropped(Element element, String name, boolean inContent) {
    if (DROPPED.contains(name) || element.hasAttr("hidden")) {
      return true;
    }
    if (name.equals("header") && !inContent) {
      return true;
    }
    String role = element.attr("role");
    return !role.isEmpty() && DROPPED_ROLES.contains(role.toLowerCase(Locale.ROOT));
  }

  /** Whether an element is the main part of a page. */
  static boolean isMain(Element element, String name) {
    return name.equals("main") || element.attr("role").equalsIgnoreCase("main");
  }

  private void separate(String name) {
    if (BLOCKS.contains(name)) {
      text.line();
    } else if (name.equals("td") || name.equals("th")) {
      text.space();
    }
  }

  private void append(String words) {
    if (preformatted == 0) {
      text.append(words);
    } else {
      Paragraphs.appendLines(words, text);
    }
  }

  /** The outermost elements of one kind, as ranges of the text. */
  private static final class Region {
    private final List<Range> ranges = new ArrayList<>();
    private int open;
    private int from;
    int length;

    void enter(int at) {
      if (open++ == 0) {
        from = at;
      }
    }

    void leave(int at) {
      if (--open == 0) {
        ranges.add(new Range(from, at));
        length += at - from;
      }
    }

    boolean isOpen() {
      return open > 0;
    }

    String of(FoldedText whole) {
      StringJoiner parts = new StringJoiner("\n");
      for (Range range : ranges) {
        String part = whole.slice(range.from, range.to, Integer.MAX_VALUE);
        if (!part.isEmpty()) {
          parts.add(part);
        }
      }
      return parts.toString();
    }
  }

  private record Range(int from, int to) {}
}
