package weft.robots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RobotsTextTest {
  private static final int LIMIT = 500 * 1024;

  private static String decode(String text) {
    return RobotsText.decode(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFileOfExactlyTheLimitIsReadWhole() {
    String text = "a".repeat(LIMIT);
    assertEquals(text, decode(text));
  }

  @Test
  void theLineOnTheLimitIsLeftOut() {
    String text = "a".repeat(LIMIT - 3) + "\nbbb\nccc\n";
    assertEquals("a".repeat(LIMIT - 3) + "\n", decode(text));
  }

  @Test
  void aLineThatEndsAtTheLimitIsRead() {
    String text = "a".repeat(LIMIT);
    assertEquals(text, decode(text + "\nbbb\n"));
  }

  @Test
  void aSingleLineBeyondTheLimitIsLeftOut() {
    assertEquals("", decode("a".repeat(LIMIT + 1)));
  }

  @Test
  void theLimitCountsOctetsNotCharacters() {
    String line = "\u30C4".repeat(10) + "\n";
    assertEquals(line.repeat(LIMIT / 31), decode(line.repeat(LIMIT / 31 + 100)));
  }

  @Test
  void cuttingTwiceCutsNoMore() {
    String once = decode("line\n".repeat(LIMIT));
    assertEquals(once, RobotsText.cut(once));
  }

  @Test
  void damagedOctetsAreEscapedAndTheRestIsKept() {
    byte[] bytes = "a\u00FFb\u00C3(\u00E3\u0083".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("a%FFb%C3(%E3%83", RobotsText.decode(bytes));
  }
}
