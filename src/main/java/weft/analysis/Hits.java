package weft.analysis;

import java.util.List;

/**
 * What a search has found.
 *
 * @param best hits, the best first, as many as were wanted
 * @param all how many there are
 */
public record Hits(List<Hit> best, long all) {
  public Hits {
    best = List.copyOf(best);
  }
}
