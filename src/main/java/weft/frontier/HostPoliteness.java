package weft.frontier;

import weft.url.HostKey;

/** How each host is treated: asked once for each host that the frontier takes in. */
@FunctionalInterface
public interface HostPoliteness {

  /** The settings of that host. */
  PolitenessSettings of(HostKey host);
}
