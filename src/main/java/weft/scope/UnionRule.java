package weft.scope;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import weft.model.Decision;
import weft.url.Url;

/**
 * The union of the crawl's preset and of those that single seeds have instead. As long as no seed
 * has one of its own it is nothing but the crawl's. One thread may add while others judge.
 */
final class UnionRule implements ScopeRule {
  private final ScopePreset usual;
  private final Function<ScopePreset, SeedRule> make;
  private final Map<ScopePreset, SeedRule> rules = new EnumMap<>(ScopePreset.class);
  private volatile List<SeedRule> asked;

  UnionRule(ScopePreset usual, Function<ScopePreset, SeedRule> make) {
    this.usual = usual;
    this.make = make;
    rules.put(usual, make.apply(usual));
    asked = List.copyOf(rules.values());
  }

  /** The rule of the crawl's preset, or of one that a seed has. */
  synchronized SeedRule of(ScopePreset preset) {
    SeedRule rule = rules.computeIfAbsent(preset, make);
    if (preset != usual && !asked.contains(rule)) {
      List<SeedRule> more = new ArrayList<>(asked);
      more.add(rule);
      asked = List.copyOf(more);
    }
    return rule;
  }

  /** Whether that preset is the crawl's or that of a seed. */
  synchronized boolean knows(ScopePreset preset) {
    return rules.containsKey(preset);
  }

  @Override
  public Optional<Decision> judge(Url url) {
    List<SeedRule> all = asked;
    Optional<Decision> first = all.getFirst().judge(url);
    for (int i = 1; i < all.size() && !accepts(first); i++) {
      Optional<Decision> further = all.get(i).judge(url);
      if (accepts(further)) {
        return further;
      }
    }
    return first;
  }

  private static boolean accepts(Optional<Decision> decision) {
    return decision.isPresent() && decision.get().accepted();
  }
}
