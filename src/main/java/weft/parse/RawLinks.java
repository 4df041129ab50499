package weft.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.model.LinkAttribute;
import weft.model.LinkKind;
import weft.model.LinkPlace;
import weft.model.LinkPosition;
import weft.model.PathType;

/** The links of a page as they are written, in document order. Owned by one walk. */
final class RawLinks {
  private final List<RawLink> links = new ArrayList<>();
  private final int most;
  private boolean overflown;
  private @Nullable LinkPosition position;

  /** Links without an end, for what has a limit of its own. */
  RawLinks() {
    this(Integer.MAX_VALUE);
  }

  /** That many links at most. */
  RawLinks(int most) {
    this.most = most;
  }

  /** Whether links were left out. */
  boolean isOverflown() {
    return overflown;
  }

  /** What is added from now on stands in that part of the page. */
  void at(@Nullable LinkPosition part) {
    position = part;
  }

  /**
   * Adds a link.
   *
   * @param attribute absent where it stands in none
   * @param href without white space at its ends
   */
  void add(LinkKind kind, @Nullable LinkAttribute attribute, String href, String rel, String text) {
    if (links.size() >= most) {
      overflown = true;
      return;
    }
    LinkPlace place = new LinkPlace(attribute, position, PathType.of(href));
    links.add(new RawLink(kind, href, rel, text, place));
  }

  /** Adds what a page needs or mentions, unless the reference names nothing beyond the page. */
  void addOther(LinkKind kind, @Nullable LinkAttribute attribute, String raw, String rel) {
    addOther(kind, attribute, raw, rel, "");
  }

  /** The same with a text. */
  void addOther(
      LinkKind kind, @Nullable LinkAttribute attribute, String raw, String rel, String text) {
    String href = Ascii.strip(raw);
    boolean names = !href.isEmpty() && href.charAt(0) != '#';
    if (names && !href.regionMatches(true, 0, "data:", 0, 5)) {
      add(kind, attribute, href, rel, text);
    }
  }

  /** How many links there are; the next one gets this index. */
  int size() {
    return links.size();
  }

  /** Gives a link the text that became known after it. */
  void text(int index, String text) {
    links.set(index, links.get(index).withText(text));
  }

  List<RawLink> all() {
    return links;
  }
}
