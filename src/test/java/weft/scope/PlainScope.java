package weft.scope;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.model.Reason;
import weft.url.Domains;
import weft.url.Url;

/** The scope as its definition reads, over a list of seeds, for comparison. */
final class PlainScope {
  private PlainScope() {}

  static @Nullable Reason judge(ScopeSettings settings, List<Url> seeds, Url url, boolean seed) {
    boolean included = settings.patterns().stream().noneMatch(PatternRule::include) || seed;
    boolean excluded = false;
    for (PatternRule rule : settings.patterns()) {
      if (rule.pattern().matcher(url.text()).find()) {
        included |= rule.include();
        excluded = !rule.include();
      }
    }
    if (excluded) {
      return Reason.PATTERN;
    }
    if (!included) {
      return Reason.NOT_INCLUDED;
    }
    boolean inside = seeds.stream().anyMatch(one -> near(settings.preset(), one, url));
    return inside ? null : Reason.OUT_OF_SCOPE;
  }

  private static boolean near(ScopePreset preset, Url seed, Url url) {
    URI from = URI.create(seed.text());
    URI to = URI.create(url.text());
    Domains domains = new Domains();
    return switch (preset) {
      case PAGE -> seed.text().equals(url.text());
      case PREFIX ->
          from.getRawAuthority().equals(to.getRawAuthority())
              && to.getRawPath().startsWith(from.resolve(".").getRawPath());
      case HOST -> from.getHost().equals(to.getHost());
      case DOMAIN ->
          domains.registeredDomain(from.getHost()).equals(domains.registeredDomain(to.getHost()));
      case ANY -> true;
    };
  }
}
