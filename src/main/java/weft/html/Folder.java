package weft.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder of a site, or a host, with what lies below it. It grows while folders are added. */
final class Folder {
  private static final Comparator<Folder> BY_PAGES =
      Comparator.comparingLong(Folder::pages).reversed();

  private final String name;
  private final Map<String, Folder> children = new LinkedHashMap<>();
  private long pages;
  private long errors;

  private Folder(String name) {
    this.name = name;
  }

  /** What holds all hosts. */
  static Folder root() {
    return new Folder("");
  }

  String name() {
    return name;
  }

  /** Pages in it and below. */
  long pages() {
    return pages;
  }

  /** Of these such as answer with status 400 or more. */
  long errors() {
    return errors;
  }

  /** Adds the pages of a folder, a URL that ends with a slash. */
  void add(String url, long added, long wrong) {
    Folder at = this;
    at.count(added, wrong);
    String bare = url.substring(url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3);
    for (String segment : bare.split("/", 40)) {
      if (!segment.isEmpty()) {
        at = at.children.computeIfAbsent(segment, Folder::new);
        at.count(added, wrong);
      }
    }
  }

  private void count(long added, long wrong) {
    pages += added;
    errors += wrong;
  }

  /** Those below it, the largest first; what is more than that many is one folder at the end. */
  List<Folder> largest(int most) {
    List<Folder> sorted = new ArrayList<>(children.values());
    sorted.sort(BY_PAGES);
    if (sorted.size() <= most) {
      return sorted;
    }
    List<Folder> kept = new ArrayList<>(sorted.subList(0, most - 1));
    kept.add(sum(Numbers.grouped(sorted.size() - most + 1L) + " others", sorted, most - 1));
    return kept;
  }

  /** What it consists of, the largest first: those below it, and pages of its own. */
  List<Folder> parts(int most) {
    List<Folder> parts = largest(most);
    Folder below = sum("", parts, 0);
    Folder own = new Folder("(here)");
    own.count(pages - below.pages, errors - below.errors);
    parts.add(own);
    parts.removeIf(part -> part.pages == 0);
    parts.sort(BY_PAGES);
    return parts;
  }

  private static Folder sum(String name, List<Folder> folders, int from) {
    Folder sum = new Folder(name);
    folders.stream().skip(from).forEach(folder -> sum.count(folder.pages, folder.errors));
    return sum;
  }

  private boolean hasPagesOfItsOwn() {
    return pages > sum("", List.copyOf(children.values()), 0).pages;
  }

  boolean isLeaf() {
    return children.isEmpty();
  }

  /** The first folder on the way down that holds something besides a single folder. */
  Folder top() {
    Folder at = this;
    StringBuilder way = new StringBuilder();
    while (at.children.size() == 1 && !at.hasPagesOfItsOwn()) {
      at = at.children.values().iterator().next();
      way.append(way.isEmpty() ? "" : "/").append(at.name);
    }
    Folder top = new Folder(way.toString());
    top.children.putAll(at.children);
    top.count(at.pages, at.errors);
    return top;
  }
}
