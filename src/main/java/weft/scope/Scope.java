package weft.scope;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.Pursuit;
import weft.url.Domains;
import weft.url.Url;

/**
 * Which URLs belong to the crawl. The user's patterns are asked first, then the extensions that are
 * not wanted, then the rules against endless URLs, then the preset, which takes in the union of
 * what it means for each seed. How far a URL is from the seeds is not judged here.
 *
 * <p>Any number of threads may judge while one adds. What a judgement takes does not depend on the
 * number of seeds.
 */
public final class Scope {
  private final ScopePreset preset;
  private final UnionRule seeds;
  private final Map<Url, ScopePreset> ofSeeds = new ConcurrentHashMap<>();
  private final List<ScopeRule> rules;
  private final List<ScopeRule> rulesOfSeeds;
  private final List<ScopeRule> rulesBeyond;
  private final PatternsRule patterns;
  private final PatternsRule sparing;
  private final ScopeRule endless;

  /** A scope without seeds. */
  public Scope(ScopeSettings settings, Domains domains) {
    preset = settings.preset();
    seeds = new UnionRule(preset, each -> seedRule(each, domains));
    ScopeRule extensions = new ExtensionRule(settings.skipped());
    patterns = new PatternsRule(settings, false);
    sparing = new PatternsRule(settings, true);
    ScopeRule traps = new TrapRule(settings.traps());
    endless = url -> traps.judge(url).filter(_ -> !patterns.names(url));
    rules = List.of(patterns, extensions, endless, seeds);
    rulesOfSeeds = List.of(sparing, seeds);
    rulesBeyond = List.of(sparing, extensions, endless, new AnyRule());
  }

  private Scope(ScopeRule only) {
    this(new ScopeSettings(ScopePreset.PAGE, List.of()), List.of(only));
  }

  private Scope(ScopeSettings none, List<ScopeRule> rules) {
    preset = none.preset();
    seeds = new UnionRule(preset, _ -> new PageRule());
    patterns = new PatternsRule(none, false);
    sparing = new PatternsRule(none, true);
    endless = _ -> Optional.empty();
    this.rules = rules;
    rulesOfSeeds = rules;
    rulesBeyond = rules;
  }

  /** A scope in which nothing lies, whatever its seeds; rejects every URL by that decision. */
  public static Scope closed(Decision decision) {
    Optional<Decision> outside = Optional.of(decision);
    return new Scope(_ -> outside);
  }

  private static SeedRule seedRule(ScopePreset preset, Domains domains) {
    return switch (preset) {
      case PAGE -> new PageRule();
      case PREFIX -> new PrefixRule();
      case HOST -> new HostRule();
      case DOMAIN -> new DomainRule(domains);
      case ANY -> new AnyRule();
    };
  }

  /** Takes in what the preset says about that seed. */
  public void addSeed(Url seed) {
    boolean _ = seeds.of(preset).add(seed);
  }

  /** Takes in what a preset of its own, if it has one, or else the crawl's says about that seed. */
  public void addSeed(Url seed, @Nullable String own) {
    if (own == null) {
      addSeed(seed);
      return;
    }
    ScopePreset presetOfSeed = ScopePreset.valueOf(own.toUpperCase(Locale.ROOT));
    boolean _ = take(seed, presetOfSeed);
  }

  private boolean take(Url seed, ScopePreset presetOfSeed) {
    ofSeeds.put(seed, presetOfSeed);
    return seeds.of(presetOfSeed).add(seed);
  }

  /** The preset that holds for a seed or for what a seed redirects to. */
  public ScopePreset presetOf(Url seed) {
    return ofSeeds.getOrDefault(seed, preset);
  }

  /** Whether a URL that was found belongs to the crawl. */
  public Decision judge(Url url) {
    return decide(rules, url);
  }

  /**
   * Whether a seed, which has been added, or what its redirects lead to belongs to the crawl: it
   * need not match an include pattern, but an exclude pattern rejects it too.
   */
  public Decision judgeSeed(Url url) {
    return decide(rulesOfSeeds, url);
  }

  /**
   * Whether something may be asked for that is no page of the crawl and may lie outside it: only
   * exclude patterns and unwanted extensions reject it.
   */
  public Decision judgeFurther(Url url) {
    return decide(rulesBeyond, url);
  }

  /** Takes other patterns in place of those it had; whoever judges meanwhile goes by either. */
  public void repattern(ScopeSettings settings) {
    patterns.become(settings);
    sparing.become(settings);
  }

  /**
   * Why a URL that was queued once is wanted no more, by the patterns and rules as they are now;
   * empty where it still is. Seeds, what they redirect to and what is no page need not match an
   * include.
   */
  public Optional<Decision> unwanted(CrawlUrl queued) {
    boolean spared = queued.seedOrItsRedirect() || queued.pursuit() != Pursuit.PAGE;
    return spared
        ? sparing.judge(queued.url())
        : patterns.judge(queued.url()).or(() -> endless.judge(queued.url()));
  }

  /** Whether the user names such a URL by an include pattern, so that no trap is seen in it. */
  public boolean names(Url url) {
    return patterns.names(url);
  }

  private static Decision decide(List<ScopeRule> rules, Url url) {
    for (ScopeRule rule : rules) {
      Optional<Decision> decision = rule.judge(url);
      if (decision.isPresent()) {
        return decision.get();
      }
    }
    throw new IllegalStateException("the preset decides on every URL: " + url);
  }

  /**
   * Takes in what the preset of a seed says about the target of its redirect.
   *
   * @return the addition as it is stored, {@code PRESET URL}, such as {@code host
   *     https://www.example.org/}; empty where the target was in the preset's scope already
   */
  public Optional<String> extend(Url seed, Url redirectTarget) {
    ScopePreset own = presetOf(seed);
    boolean grown =
        own == preset ? seeds.of(preset).add(redirectTarget) : take(redirectTarget, own);
    return grown ? Optional.of(own.label() + " " + redirectTarget.text()) : Optional.empty();
  }

  /** Takes in again what {@link #extend} answered in an earlier session of the run. */
  public void restore(String stored) {
    ScopePreset grown = presetOfAddition(stored);
    boolean _ =
        grown == preset ? seeds.of(preset).add(target(stored)) : take(target(stored), grown);
  }

  /**
   * The host name or registered domain on which everything lies that a stored addition took in;
   * empty where that is no single one.
   */
  public Optional<String> widened(String stored) {
    return seeds.of(presetOfAddition(stored)).covered(target(stored));
  }

  private ScopePreset presetOfAddition(String stored) {
    for (ScopePreset each : ScopePreset.values()) {
      if (stored.startsWith(each.label() + " ") && seeds.knows(each)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "not an addition to scope " + preset.label() + ": " + stored);
  }

  private static Url target(String stored) {
    return Url.ofCanonical(stored.substring(stored.indexOf(' ') + 1));
  }
}
