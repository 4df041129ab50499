package weft.fetch;

import org.jspecify.annotations.Nullable;
import weft.url.Url;

/** Which proxy a URL is asked through. The same host and scheme always have the same one. */
@FunctionalInterface
public interface ProxyChoice {
  /** Every URL is asked for directly. */
  ProxyChoice DIRECT = _ -> null;

  /** The proxy for that URL; null where it is asked for directly. */
  @Nullable ProxyAddress of(Url url);
}
