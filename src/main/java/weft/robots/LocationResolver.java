package weft.robots;

import org.jspecify.annotations.Nullable;
import weft.url.CanonicalResult;
import weft.url.Url;

/** Makes a URL of the value of a Location header. */
@FunctionalInterface
public interface LocationResolver {

  /** What became of a raw text that stands at a base. */
  CanonicalResult canonicalize(String raw, @Nullable Url base);
}
