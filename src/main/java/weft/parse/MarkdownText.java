package weft.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** One page on its way to Markdown; the tree is never deeper than what recursion can take. */
final class MarkdownText {
  private static final Set<String> SKIPPED_BLOCKS = Set.of("dl", "tbody", "thead", "tfoot");
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "body",
          "caption",
          "center",
          "details",
          "div",
          "dl",
          "fieldset",
          "figcaption",
          "figure",
          "form",
          "header",
          "hgroup",
          "html",
          "legend",
          "main",
          "p",
          "section",
          "summary",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr");

  private static final String SECTION =
      "> h1, > h2, > h3, > h4, > section > h1, > section > h2, > section > h3, > section > h4";

  private final MarkdownBlocks blocks = new MarkdownBlocks();
  private final Map<String, Integer> links = new LinkedHashMap<>();
  private final boolean hasHeadings;
  private int inContent;
  private int inContents;
  private boolean headed;

  private MarkdownText(Document document) {
    hasHeadings = document.selectFirst("h1, h2, h3") != null;
  }

  /** The main part of a page, and behind it where its links lead. */
  static String of(Document document) {
    MarkdownText text = new MarkdownText(document);
    for (Element root : roots(document)) {
      text.inContent = root instanceof Document ? 0 : 1;
      text.children(root);
      text.blocks.end();
    }
    String body = text.blocks.text();
    return body.isEmpty() ? "" : body + text.references();
  }

  /** As for main text: the main element or the articles, where they hold most of the text. */
  private static List<Element> roots(Document document) {
    int half = MainText.of(document).length() / 2;
    List<Element> main = new ArrayList<>();
    List<Element> articles = new ArrayList<>();
    collect(document, main, articles);
    int inMain = main.stream().mapToInt(element -> element.text().length()).sum();
    int inArticles = articles.stream().mapToInt(element -> element.text().length()).sum();
    if (!main.isEmpty() && inMain > half) {
      return main;
    }
    return !articles.isEmpty() && inArticles > half ? articles : List.of(document);
  }

  private static void collect(Element from, List<Element> main, List<Element> articles) {
    for (Element child : from.children()) {
      String name = child.normalName();
      if (MainText.isMain(child, name)) {
        main.add(child);
      } else if (name.equals("article")) {
        articles.add(child);
        collect(child, main, new ArrayList<>());
      } else if (!MainText.isDropped(child, name, true)) {
        collect(child, main, articles);
      }
    }
  }

  private String references() {
    StringBuilder list = new StringBuilder();
    links.forEach((url, number) -> list.append("\n[%d]: <%s>".formatted(number, url)));
    return list.isEmpty() ? "" : list.append("\n").toString();
  }

  private void children(Element parent) {
    for (Node child : parent.childNodes()) {
      if (child instanceof TextNode words) {
        blocks.words(words.getWholeText());
      } else if (child instanceof Element element) {
        element(element);
      }
    }
  }

  private void element(Element element) {
    String name = element.normalName();
    if (isDropped(element, name)) {
      return;
    }
    boolean content = name.equals("article") || MainText.isMain(element, name);
    inContent += content ? 1 : 0;
    int contents = element.hasClass("toc") ? 1 : 0;
    inContents += contents;
    written(element, name);
    inContents -= contents;
    inContent -= content ? 1 : 0;
  }

  private boolean isDropped(Element element, String name) {
    boolean dropped =
        MainText.isDropped(element, name, inContent > 0) && !Furniture.isNote(element, name);
    return dropped || Furniture.isNavigation(element, name);
  }

  private void written(Element element, String name) {
    switch (name) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, name.charAt(1) - '0');
      case "ul", "menu", "dir" -> list(element, false);
      case "ol" -> list(element, true);
      case "li" -> nested("- ", "  ", element);
      case "dt" -> term(element);
      case "dd" -> nested(inContents > 0 ? "" : ":   ", inContents > 0 ? "  " : "    ", element);
      case "blockquote" -> nested("> ", "> ", element);
      case "pre", "listing", "xmp" -> blocks.code(element.wholeText());
      case "table" -> table(element);
      case "hr" -> blocks.rule();
      case "br" -> blocks.lineBreak();
      case "a" -> link(element);
      case "img" -> image(element);
      case "b", "strong" -> marked(element, "**", false);
      case "i", "em" -> marked(element, "*", false);
      case "s", "del", "strike" -> marked(element, "~~", false);
      case "code", "kbd", "samp", "tt" -> blocks.inlineCode(element.wholeText());
      case "sup", "sub" -> raised(element, name);
      default -> other(element, name);
    }
  }

  /** As HTML, which Markdown may hold: without it 2 to the power of 31 reads 231. */
  private void raised(Element element, String name) {
    String text = inline(element);
    boolean reference = text.startsWith("[") || text.startsWith("\\[");
    if (!text.isEmpty()) {
      blocks.raw(reference ? text : "<" + name + ">" + text + "</" + name + ">");
    }
  }

  /** The entries of a table of contents are a list. */
  private void term(Element element) {
    if (inContents > 0) {
      nested("- ", "  ", element);
    } else {
      marked(element, "**", true);
    }
  }

  private void other(Element element, String name) {
    if (element.hasClass("memproto")) { // a signature, which Doxygen lays out as a table
      blocks.code(element.text());
      return;
    }
    if (element.hasClass("title") && element.parents().hasClass("headertitle")) {
      heading(element, 1);
      return;
    }
    boolean block = BLOCKS.contains(name) || SKIPPED_BLOCKS.contains(name);
    if (block) {
      blocks.end();
    }
    children(element);
    if (block) {
      blocks.end();
    }
  }

  private void heading(Element element, int level) {
    blocks.end();
    String text = inline(element);
    if (!text.isEmpty()) {
      blocks.heading(level, text);
      headed = true;
    }
  }

  /** What is in an element, on one line where it has no line breaks; nothing is written. */
  private String inline(Element element) {
    String before = blocks.suspend();
    children(element);
    return blocks.resume(before);
  }

  private void marked(Element element, String mark, boolean block) {
    if (block) {
      blocks.end();
    } else if (holdsBlocks(element)) {
      children(element);
      return;
    }
    String text = inline(element);
    if (!text.isEmpty()) {
      blocks.space(element.wholeText());
      blocks.raw(mark + text + mark);
      blocks.spaceBehind(element.wholeText());
    }
    if (block) {
      blocks.end();
    }
  }

  private static boolean holdsBlocks(Element element) {
    return element.children().stream()
        .anyMatch(
            child -> (child.isBlock() && !child.normalName().equals("br")) || holdsBlocks(child));
  }

  private void link(Element element) {
    String url = element.absUrl("href");
    boolean leads = url.startsWith("http://") || url.startsWith("https://");
    if (!leads || element.attr("href").startsWith("#") || holdsBlocks(element)) {
      children(element);
      return;
    }
    String text = inline(element);
    if (!text.isEmpty()) {
      blocks.space(element.wholeText());
      blocks.raw("[" + text + "][" + number(url) + "]");
      blocks.spaceBehind(element.wholeText());
    }
  }

  private int number(String url) {
    String safe = url.replace("<", "%3C").replace(">", "%3E").replaceAll("\\s", "%20");
    return links.computeIfAbsent(safe, _ -> links.size() + 1);
  }

  private void image(Element element) {
    String alt = element.attr("alt").strip();
    String url = element.absUrl("src");
    if (!alt.isEmpty() && url.startsWith("http")) {
      blocks.raw("![" + MarkdownBlocks.escaped(alt) + "][" + number(url) + "]");
    }
  }

  private void list(Element list, boolean numbered) {
    if (hasHeadings && !headed && inContent == 0 && Furniture.isMenu(list)) {
      return;
    }
    blocks.end();
    int number = 1;
    for (Node child : list.childNodes()) {
      if (child instanceof Element item && holdsSections(item)) {
        other(item, "div");
      } else if (child instanceof Element item && item.normalName().equals("li")) {
        String marker = numbered ? number++ + ". " : "- ";
        nested(marker, " ".repeat(marker.length()), item);
      } else if (child instanceof Element other) {
        element(other);
      }
    }
    blocks.endList();
  }

  /** Some generators put the sections of a page into a list. */
  private static boolean holdsSections(Element item) {
    return item.normalName().equals("li") && item.selectFirst(SECTION) != null;
  }

  private void nested(String marker, String indent, Element element) {
    blocks.open(marker, indent);
    children(element);
    blocks.close();
  }

  /** A table of one column or with tables or lists in it is layout, and its cells are blocks. */
  private void table(Element table) {
    List<List<String>> rows = new ArrayList<>();
    int width = 0;
    boolean layout = table.selectFirst("table table, td ul, td ol, td pre, td p + p") != null;
    boolean header = false;
    if (!layout) {
      for (Element row : table.select("tr")) {
        List<String> cells = new ArrayList<>();
        for (Element cell : row.children()) {
          cells.add(inline(cell).replace("\\\n", " ").replace("\n", " ").replace("|", "\\|"));
        }
        if (cells.stream().allMatch(String::isEmpty)) {
          continue;
        }
        header |= rows.isEmpty() && row.selectFirst("> th") != null;
        rows.add(cells);
        width = Math.max(width, cells.size());
      }
    }
    blocks.end();
    if (!layout && rows.isEmpty()) {
      return;
    }
    if (width < 2) {
      children(table);
    } else {
      Element caption = table.selectFirst("caption");
      if (caption != null) {
        children(caption);
        blocks.end();
      }
      if (!header) {
        rows.addFirst(List.of());
      }
      blocks.table(rows, width);
    }
    blocks.end();
  }
}
