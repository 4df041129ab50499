package weft.scope;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import weft.model.Decision;
import weft.model.Reason;
import weft.url.Url;

/**
 * Preset prefix: the directories of the seeds, by http or https. A judgement takes a look-up for
 * the host and one per slash in the path, however many seeds there are.
 */
final class PrefixRule implements SeedRule {
  private static final Optional<Decision> OUTSIDE =
      Optional.of(Decision.reject(Reason.OUT_OF_SCOPE, "scope prefix"));

  /**
   * From host and port as they stand in a URL (a scheme's own port does not, so that http and https
   * are one) to directories; these begin and end with a slash.
   */
  private final Map<String, Map<String, Decision>> directories = new ConcurrentHashMap<>();

  @Override
  public boolean add(Url seed) {
    if (find(seed) != null) {
      return false;
    }
    String path = seed.path();
    String directory = path.substring(0, path.lastIndexOf('/') + 1);
    Decision inside = Decision.accept("scope prefix " + authority(seed) + directory);
    directories
        .computeIfAbsent(authority(seed), _ -> new ConcurrentHashMap<>())
        .put(directory, inside);
    return true;
  }

  @Override
  public Optional<String> covered(Url seed) {
    return Optional.of(seed.host());
  }

  @Override
  public Optional<Decision> judge(Url url) {
    Decision inside = find(url);
    return inside == null ? OUTSIDE : Optional.of(inside);
  }

  /** The decision of the topmost directory that the URL lies in. */
  private @Nullable Decision find(Url url) {
    Map<String, Decision> ofHost = directories.get(authority(url));
    if (ofHost == null) {
      return null;
    }
    String path = url.path();
    for (int slash = 0; slash >= 0; slash = path.indexOf('/', slash + 1)) {
      Decision inside = ofHost.get(path.substring(0, slash + 1));
      if (inside != null) {
        return inside;
      }
    }
    return null;
  }

  private static String authority(Url url) {
    return url.origin().substring(url.scheme().length() + 3);
  }
}
