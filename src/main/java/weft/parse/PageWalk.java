package weft.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.model.Heading;
import weft.model.LinkKind;

/**
 * The single pass over a page, and what it found, whoever reads the page. An element is named by
 * its depth when it is left. Links are kept as written, because a {@code <base>} further down
 * changes what they mean. Owned by one parse.
 */
final class PageWalk {
  private static final int HEADINGS = 100;
  private static final int TEXT = 500;
  private static final int LONG_TEXT = 10_000;

  private final RobotsDirectives robots;
  private final RawLinks links;
  private final LinkExtractor extractor;
  private final AnyElement attributes;
  private final Landmarks landmarks = new Landmarks();
  private final ScriptDependence dependence = new ScriptDependence();
  private final List<Heading> headings = new ArrayList<>();
  private final Deque<Capture> captures = new ArrayDeque<>();
  private final FoldedText text = new FoldedText();
  private final List<String> directives = new ArrayList<>();
  private @Nullable String title;
  private @Nullable String description;
  private @Nullable String base;
  private @Nullable String language;

  /** A walk through a page on which these directives may concern us, with the usual limits. */
  PageWalk(RobotsDirectives robots) {
    this(robots, ParseLimits.STANDARD.maxLinks());
  }

  /** The same for that many links at most. */
  PageWalk(RobotsDirectives robots, int maxLinks) {
    this.robots = robots;
    links = new RawLinks(maxLinks);
    extractor = new LinkExtractor(links);
    attributes = new AnyElement(links);
  }

  /** What the page's meta elements say to the crawler, in order. */
  List<String> directives() {
    return directives;
  }

  /** Whether links were left out. */
  boolean isOverflown() {
    return links.isOverflown();
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

  /** Whether a text would make a difference where the walk is. */
  boolean wantsText() {
    return !captures.isEmpty() || dependence.wantsText();
  }

  /** Passes the part of a text between two positions. */
  void text(String words, int from, int to, boolean inTitle) {
    dependence.text(words, from, to, inTitle);
    if (!captures.isEmpty()) {
      text.append(words, from, to);
    }
  }

  /** Leaves the element at that depth. */
  void leave(boolean separates, int depth) {
    landmarks.leave(depth);
    dependence.leave(depth);
    if (!captures.isEmpty()) {
      if (separates) {
        text.space();
      }
      if (captures.getLast().depth == depth) {
        close(captures.removeLast());
      }
    }
  }

  /** Comes to an element; answers whether what it holds counts. */
  boolean enter(PageElement element, int depth) {
    String name = element.name();
    if (name.equals("template") && !element.has("shadowrootmode")) {
      return false;
    }
    if (!captures.isEmpty() && element.separates()) {
      text.space();
    }
    landmarks.enter(element, name, depth);
    dependence.enter(element, name, depth);
    int before = links.size();
    links.at(landmarks.position());
    extractor.extract(element, name);
    attributes.extract(element);
    switch (name) {
      case "a" -> openLink(depth, before);
      case "img" -> offerAlt(element);
      case "h1", "h2", "h3", "h4", "h5", "h6" -> openHeading(name, depth);
      case "title" -> openTitle(element, depth);
      case "meta" -> meta(element);
      case "base" -> base(element);
      case "html" -> html(element);
      default -> {}
    }
    return true;
  }

  private void openLink(int depth, int before) {
    if (links.size() > before) {
      open(Part.LINK, depth, before);
    }
  }

  private void openHeading(String name, int depth) {
    if (headings.size() < HEADINGS) {
      headings.add(new Heading(name.charAt(1) - '0', ""));
      open(Part.HEADING, depth, headings.size() - 1);
    }
  }

  private void openTitle(PageElement element, int depth) {
    if (title == null && !element.isSvg()) {
      title = "";
      open(Part.TITLE, depth, 0);
    }
  }

  private void open(Part part, int depth, int index) {
    captures.addLast(new Capture(part, depth, text.length(), index));
  }

  private void offerAlt(PageElement image) {
    String alt = captures.isEmpty() ? "" : LinkExtractor.alt(image);
    if (!alt.isEmpty()) {
      captures.forEach(capture -> capture.offer(alt));
    }
  }

  private void close(Capture capture) {
    int most = capture.part == Part.TITLE ? LONG_TEXT : TEXT;
    String words = text.slice(capture.start, text.length(), most);
    if (words.isEmpty()) {
      words = capture.alt;
    }
    switch (capture.part) {
      case TITLE -> title = words;
      case LINK -> links.text(capture.index, words);
      case HEADING -> {
        int level = headings.get(capture.index).level();
        headings.set(capture.index, new Heading(level, words));
      }
    }
    if (captures.isEmpty()) {
      text.clear();
    }
  }

  private void meta(PageElement element) {
    String name = Ascii.strip(element.attr("name"));
    if (name.isEmpty()) {
      return;
    }
    if (description == null && name.equalsIgnoreCase("description")) {
      description = FoldedText.fold(element.attr("content"), LONG_TEXT);
    } else if (robots.concerns(name)) {
      directives.add(element.attr("content"));
    }
  }

  private void base(PageElement element) {
    if (base == null && element.has("href")) {
      base = element.attr("href");
    }
  }

  private void html(PageElement element) {
    String lang = element.has("lang") ? element.attr("lang") : element.attr("xml:lang");
    if (language == null && !lang.isBlank()) {
      language = lang.strip();
    }
  }

  /** What a text is collected for. */
  private enum Part {
    TITLE,
    HEADING,
    LINK
  }

  /** The text of an element that is being walked through. */
  private static final class Capture {
    final Part part;
    final int depth;
    final int start;
    final int index;
    String alt = "";

    Capture(Part part, int depth, int start, int index) {
      this.part = part;
      this.depth = depth;
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
