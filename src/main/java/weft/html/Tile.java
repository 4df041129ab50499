package weft.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A rectangle of a tree map.
 *
 * @param left edge
 * @param top edge
 * @param width of it
 * @param height of it
 */
record Tile(double left, double top, double width, double height) {

  /**
   * Parts it among sizes, each as nearly square as may be (Bruls, Huizing, van Wijk: Squarified
   * Treemaps, 2000).
   *
   * @param sizes above 0, the largest first
   */
  List<Tile> among(List<Double> sizes) {
    List<Tile> tiles = new ArrayList<>();
    double scale = width * height / sizes.stream().mapToDouble(Double::doubleValue).sum();
    Tile rest = this;
    int from = 0;
    while (from < sizes.size()) {
      double side = Math.min(rest.width, rest.height);
      int to = from + 1;
      while (to < sizes.size()
          && worst(sizes.subList(from, to + 1), side, scale)
              <= worst(sizes.subList(from, to), side, scale)) {
        to++;
      }
      rest = rest.row(sizes.subList(from, to), scale, tiles);
      from = to;
    }
    return tiles;
  }

  /** Lays a row along the shorter side; what is left. */
  private Tile row(List<Double> sizes, double scale, List<Tile> tiles) {
    double area = sizes.stream().mapToDouble(Double::doubleValue).sum() * scale;
    boolean upright = width >= height;
    double thick = area / (upright ? height : width);
    double at = upright ? top : left;
    for (double size : sizes) {
      double length = size * scale / thick;
      tiles.add(upright ? new Tile(left, at, thick, length) : new Tile(at, top, length, thick));
      at += length;
    }
    return upright
        ? new Tile(left + thick, top, Math.max(0, width - thick), height)
        : new Tile(left, top + thick, width, Math.max(0, height - thick));
  }

  /** The worst ratio of sides in such a row. */
  private static double worst(List<Double> sizes, double side, double scale) {
    double sum = sizes.stream().mapToDouble(Double::doubleValue).sum() * scale;
    double most = sizes.getFirst() * scale;
    double least = sizes.getLast() * scale;
    double square = side * side;
    return Math.max(square * most / (sum * sum), sum * sum / (square * least));
  }
}
