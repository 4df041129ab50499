package weft.scope;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import weft.model.Decision;
import weft.model.Reason;
import weft.url.Domains;
import weft.url.Url;

/** Preset domain: the registered domains of the seeds. */
final class DomainRule implements SeedRule {
  private static final Optional<Decision> OUTSIDE =
      Optional.of(Decision.reject(Reason.OUT_OF_SCOPE, "scope domain"));

  private final Domains domains;
  private final Map<String, Optional<Decision>> inside = new ConcurrentHashMap<>();

  DomainRule(Domains domains) {
    this.domains = domains;
  }

  @Override
  public boolean add(Url seed) {
    String domain = domains.registeredDomain(seed.host());
    Optional<Decision> accept = Optional.of(Decision.accept("scope domain " + domain));
    return inside.putIfAbsent(domain, accept) == null;
  }

  @Override
  public Optional<String> covered(Url seed) {
    return Optional.of(domains.registeredDomain(seed.host()));
  }

  @Override
  public Optional<Decision> judge(Url url) {
    String domain = domains.registeredDomain(url.host());
    return inside.getOrDefault(domain, OUTSIDE);
  }
}
