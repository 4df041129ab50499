package weft.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Gatherers;
import weft.model.Decision;
import weft.model.Seed;
import weft.url.Url;

/** A seed with everything that can be said of it without the tables. */
record JudgedSeed(Seed seed, HashedUrl url, Decision decision) {

  /** Judges seeds, each URL once, and deals them out in groups. */
  static List<List<JudgedSeed>> of(
      List<Seed> seeds, Function<Url, Decision> judge, UrlHash hash, int atOnce) {
    Map<Url, Seed> distinct = LinkedHashMap.newLinkedHashMap(seeds.size());
    seeds.forEach(seed -> distinct.putIfAbsent(seed.url(), seed));
    return distinct.values().stream()
        .map(
            seed ->
                new JudgedSeed(
                    seed,
                    new HashedUrl(seed.url(), hash.of(seed.url().text())),
                    judge.apply(seed.url())))
        .gather(Gatherers.windowFixed(atOnce))
        .toList();
  }
}
