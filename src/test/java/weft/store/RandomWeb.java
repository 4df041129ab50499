package weft.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import weft.model.LinkKind;

/** A small web made by chance, and the truth about its depths. */
final class RandomWeb {
  /** A link; {@code followed} where a crawl goes along it. */
  record Arc(int target, LinkKind kind, boolean nofollow) {
    boolean followed() {
      return kind.leadsToPage() && !nofollow;
    }

    int cost() {
      return kind.hop().cost();
    }
  }

  private final String prefix;
  private final List<List<Arc>> pages = new ArrayList<>();
  private final Random random;

  /**
   * @param name tells its URLs from those of other webs
   */
  RandomWeb(String name, int size, Random random) {
    this.random = random;
    prefix = "http://" + name + ".example/";
    for (int page = 0; page < size; page++) {
      pages.add(arcs(size));
    }
  }

  int size() {
    return pages.size();
  }

  String url(int page) {
    return prefix + page;
  }

  int page(String url) {
    return Integer.parseInt(url.substring(prefix.length()));
  }

  List<Arc> arcs(String url) {
    return pages.get(page(url));
  }

  boolean redirects(String url) {
    List<Arc> arcs = arcs(url);
    return arcs.size() == 1 && arcs.getFirst().kind() == LinkKind.REDIRECT;
  }

  /** The least depth of each page that is at most one hop beyond the limit, and reached. */
  Map<String, Integer> depths(List<Integer> seeds, int limit) {
    Map<String, Integer> depths = new HashMap<>();
    ArrayDeque<Integer> open = new ArrayDeque<>(seeds);
    seeds.forEach(seed -> depths.put(url(seed), 0));
    while (!open.isEmpty()) {
      int page = open.remove();
      int depth = depths.getOrDefault(url(page), 0);
      for (Arc arc : depth <= limit ? pages.get(page) : List.<Arc>of()) {
        String target = url(arc.target());
        if (arc.followed() && depth + arc.cost() < depths.getOrDefault(target, 99)) {
          depths.put(target, depth + arc.cost());
          open.add(arc.target());
        }
      }
    }
    return depths;
  }

  private List<Arc> arcs(int size) {
    List<Arc> arcs = new ArrayList<>();
    if (random.nextInt(5) == 0) {
      arcs.add(new Arc(random.nextInt(size), LinkKind.REDIRECT, false));
      return arcs;
    }
    for (int i = random.nextInt(4); i >= 0; i--) {
      LinkKind kind = random.nextInt(6) == 0 ? LinkKind.IMG : LinkKind.A;
      arcs.add(new Arc(random.nextInt(size), kind, random.nextInt(6) == 0));
    }
    return arcs;
  }
}
