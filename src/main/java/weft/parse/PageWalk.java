package weft.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import weft.model.Heading;
import weft.model.LinkKind;

/**
 * The single pass over a page's tree, and what it found. Links are kept as written, because a
 * {@code <base>} further down changes what they mean. Owned by one parse.
 */
final class PageWalk implements NodeFilter {
  private static final int HEADINGS = 100;
  private static final int TEXT = 500;
  private static final int LONG_TEXT = 10_000;

  private final RobotsDirectives robots;
  private final RawLinks links = new RawLinks();
  private final LinkExtractor extractor = new LinkExtractor(links);
  private final AnyElement attributes = new AnyElement(links);
  private final Landmarks landmarks = new Landmarks();
  private final ScriptDependence dependence = new ScriptDependence();
  private final List<Heading> headings = new ArrayList<>();
  private final Deque<Capture> captures = new ArrayDeque<>();
  private final FoldedText text = new FoldedText();
  private @Nullable String title;
  private @Nullable String description;
  private @Nullable String base;
  private @Nullable String language;

  /** A walk that adds to these directives. */
  PageWalk(RobotsDirectives robots) {
    this.robots = robots;
  }

  void over(Document document) {
    NodeTraversor.filter(this, document);
  }

  /** What was found. */
  DocumentFacts facts() {
    return new DocumentFacts(
        title,
        description,
        headings,
        canonical(),
        base,
        language,
        dependence.needed(),
        links.all());
  }

  /** What the first canonical link says, if the page has one. */
  private @Nullable String canonical() {
    for (RawLink link : links.all()) {
      if (link.kind() == LinkKind.CANONICAL) {
        return link.href();
      }
    }
    return null;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof Element element) {
      return enter(element);
    }
    if (node instanceof TextNode words) {
      dependence.text(words);
      if (!captures.isEmpty()) {
        text.append(words.getWholeText());
      }
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    landmarks.leave(node);
    dependence.leave(node);
    if (!captures.isEmpty()) {
      separate(node);
      if (captures.getLast().element.equals(node)) {
        close(captures.removeLast());
      }
    }
    return FilterResult.CONTINUE;
  }

  private FilterResult enter(Element element) {
    String name = element.normalName();
    if (name.equals("template") && !element.hasAttr("shadowrootmode")) {
      return FilterResult.SKIP_CHILDREN;
    }
    if (!captures.isEmpty()) {
      separate(element);
    }
    landmarks.enter(element, name);
    dependence.enter(element, name);
    int before = links.size();
    links.at(landmarks.position());
    extractor.extract(element, name);
    attributes.extract(element);
    switch (name) {
      case "a" -> openLink(element, before);
      case "img" -> offerAlt(element);
      case "h1", "h2", "h3", "h4", "h5", "h6" -> openHeading(element);
      case "title" -> openTitle(element);
      case "meta" -> meta(element);
      case "base" -> base(element);
      case "html" -> html(element);
      default -> {}
    }
    return FilterResult.CONTINUE;
  }

  /** Words on both sides of a block or a line break are two words. */
  private void separate(Node node) {
    if (node instanceof Element element && (element.isBlock() || element.nameIs("br"))) {
      text.space();
    }
  }

  private void openLink(Element element, int before) {
    if (links.size() > before) {
      open(element, before);
    }
  }

  private void openHeading(Element element) {
    if (headings.size() < HEADINGS) {
      headings.add(new Heading(element.normalName().charAt(1) - '0', ""));
      open(element, headings.size() - 1);
    }
  }

  private void openTitle(Element element) {
    if (title == null && !element.tag().namespace().equals(Parser.NamespaceSvg)) {
      title = "";
      open(element, 0);
    }
  }

  private void open(Element element, int index) {
    captures.addLast(new Capture(element, text.length(), index));
  }

  private void offerAlt(Element image) {
    String alt = captures.isEmpty() ? "" : LinkExtractor.alt(image);
    if (!alt.isEmpty()) {
      captures.forEach(capture -> capture.offer(alt));
    }
  }

  private void close(Capture capture) {
    String name = capture.element.normalName();
    boolean isTitle = name.equals("title");
    String words = text.slice(capture.start, text.length(), isTitle ? LONG_TEXT : TEXT);
    if (words.isEmpty()) {
      words = capture.alt;
    }
    switch (name) {
      case "title" -> title = words;
      case "a" -> links.text(capture.index, words);
      default -> {
        int level = headings.get(capture.index).level();
        headings.set(capture.index, new Heading(level, words));
      }
    }
    if (captures.isEmpty()) {
      text.clear();
    }
  }

  private void meta(Element element) {
    String name = Ascii.strip(element.attr("name"));
    if (name.isEmpty()) {
      return;
    }
    if (description == null && name.equalsIgnoreCase("description")) {
      description = FoldedText.fold(element.attr("content"), LONG_TEXT);
    } else if (robots.concerns(name)) {
      robots.meta(element.attr("content"));
    }
  }

  private void base(Element element) {
    if (base == null && element.hasAttr("href")) {
      base = element.attr("href");
    }
  }

  private void html(Element element) {
    String lang = element.hasAttr("lang") ? element.attr("lang") : element.attr("xml:lang");
    if (language == null && !lang.isBlank()) {
      language = lang.strip();
    }
  }

  /** The text of an element that is being walked through. */
  private static final class Capture {
    final Element element;
    final int start;
    final int index;
    String alt = "";

    Capture(Element element, int start, int index) {
      this.element = element;
      this.start = start;
      this.index = index;
    }

    void offer(String words) {
      if (alt.isEmpty()) {
        alt = words;
      }
    }
  }
}
