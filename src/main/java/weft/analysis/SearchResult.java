package weft.analysis;

import java.util.List;

/**
 * What a search has found.
 *
 * @param best hits, the best first, as many as were wanted
 * @param all how many there are
 */
public record SearchResult(List<Hit> best, long all) {
  public SearchResult {
    best = List.copyOf(best);
  }
}
