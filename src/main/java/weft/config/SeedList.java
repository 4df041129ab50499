package weft.config;

import java.util.List;
import java.util.Map;
import weft.model.Seed;

/**
 * The seeds of a crawl.
 *
 * @param seeds distinct, in the order given
 * @param problems lines that could not be used: {@code FILE:LINE: what is wrong}
 * @param repeated how many were named more than once
 * @param credentials {@code user:password} that stood in a seed, by its origin; kept in memory
 *     alone
 */
public record SeedList(
    List<Seed> seeds, List<String> problems, int repeated, Map<String, String> credentials) {

  public SeedList {
    seeds = List.copyOf(seeds);
    problems = List.copyOf(problems);
    credentials = Map.copyOf(credentials);
  }

  /** Says what there is, without the credentials. */
  @Override
  public String toString() {
    return seeds.size()
        + " seeds, "
        + problems.size()
        + " unusable lines, "
        + repeated
        + " repeated";
  }
}
