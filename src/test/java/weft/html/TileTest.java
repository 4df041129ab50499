package weft.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TileTest {
  private static final double NEARLY = 1e-6;

  @Test
  void eachPartHasTheAreaOfItsSize() {
    List<Double> sizes = List.of(6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0);
    List<Tile> tiles = new Tile(10, 20, 600, 400).among(sizes);
    assertEquals(7, tiles.size());
    for (int i = 0; i < tiles.size(); i++) {
      Tile tile = tiles.get(i);
      assertEquals(sizes.get(i) * 10_000, tile.width() * tile.height(), NEARLY);
      assertTrue(tile.left() > 10 - NEARLY && tile.top() > 20 - NEARLY, tile::toString);
      assertTrue(tile.left() + tile.width() < 610 + NEARLY, tile::toString);
      assertTrue(tile.top() + tile.height() < 420 + NEARLY, tile::toString);
    }
  }

  @Test
  void noPartsOverlap() {
    List<Tile> tiles = new Tile(0, 0, 300, 700).among(List.of(9.0, 5.0, 5.0, 1.0, 1.0, 1.0));
    for (int i = 0; i < tiles.size(); i++) {
      for (int j = 0; j < i; j++) {
        Tile one = tiles.get(i);
        Tile other = tiles.get(j);
        boolean apart =
            one.left() + one.width() < other.left() + NEARLY
                || other.left() + other.width() < one.left() + NEARLY
                || one.top() + one.height() < other.top() + NEARLY
                || other.top() + other.height() < one.top() + NEARLY;
        assertTrue(apart, one + " over " + other);
      }
    }
  }

  @Test
  void theExampleOfThePaperComesOutAsInThePaper() {
    List<Tile> tiles = new Tile(0, 0, 6, 4).among(List.of(6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0));
    assertEquals(3, tiles.get(0).width(), NEARLY);
    assertEquals(2, tiles.get(1).top(), NEARLY);
    assertEquals(12.0 / 7, tiles.get(2).width(), NEARLY);
    assertEquals(9.0 / 7, tiles.get(3).width(), NEARLY);
  }
}
