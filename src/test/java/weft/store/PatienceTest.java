package weft.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PatienceTest {
  private final Patience patience = new Patience();

  private int waits(int groups, int size) {
    int waits = 0;
    for (int group = 0; group < groups; group++) {
      waits += patience.pays() ? 1 : 0;
      patience.got(size);
    }
    return waits;
  }

  @Test
  void itWaitsEachTimeWhileGroupsFill() {
    assertEquals(100, waits(100, 4));
  }

  @Test
  void itGivesUpForLongerAndLongerWhereNobodyElseComes() {
    assertEquals(10, waits(1_024, 2));
    assertEquals(1, waits(1_024, 2));
  }

  @Test
  void itLearnsThatTheCrawlHasBecomeBusy() {
    var _ = waits(10_000, 1);
    assertTrue(waits(2_048, 20) > 1_000);
  }
}
