package weft.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder of a site, or a host, with what lies below it. It grows while folders are added. */
final class Folder {
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
    sorted.sort(Comparator.comparingLong(Folder::pages).reversed());
    if (sorted.size() <= most) {
      return sorted;
    }
    List<Folder> rest = sorted.subList(most - 1, sorted.size());
    Folder others = new Folder(Numbers.grouped(rest.size()) + " others");
    rest.forEach(folder -> others.count(folder.pages, folder.errors));
    List<Folder> kept = new ArrayList<>(sorted.subList(0, most - 1));
    kept.add(others);
    return kept;
  }

  /** Pages in it that lie in no folder below. */
  long direct() {
    return pages - children.values().stream().mapToLong(Folder::pages).sum();
  }

  boolean isLeaf() {
    return children.isEmpty();
  }

  /** The first folder on the way down that holds something besides a single folder. */
  Folder top() {
    Folder at = this;
    StringBuilder way = new StringBuilder();
    while (at.children.size() == 1 && at.direct() == 0) {
      at = at.children.values().iterator().next();
      way.append(way.isEmpty() ? "" : "/").append(at.name);
    }
    Folder top = new Folder(way.toString());
    top.children.putAll(at.children);
    top.count(at.pages, at.errors);
    return top;
  }
}
