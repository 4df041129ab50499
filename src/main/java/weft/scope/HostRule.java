package weft.scope;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import weft.model.Decision;
import weft.model.Reason;
import weft.url.Url;

/** Preset host: the host names of the seeds, whatever the scheme and port. */
final class HostRule implements SeedRule {
  private static final Optional<Decision> OUTSIDE =
      Optional.of(Decision.reject(Reason.OUT_OF_SCOPE, "scope host"));

  private final Map<String, Optional<Decision>> hosts = new ConcurrentHashMap<>();

  @Override
  public boolean add(Url seed) {
    String host = seed.host();
    return hosts.putIfAbsent(host, Optional.of(Decision.accept("scope host " + host))) == null;
  }

  @Override
  public Optional<String> covered(Url seed) {
    return Optional.of(seed.host());
  }

  @Override
  public Optional<Decision> judge(Url url) {
    return hosts.getOrDefault(url.host(), OUTSIDE);
  }
}
