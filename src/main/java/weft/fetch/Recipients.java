package weft.fetch;

import weft.url.HostKey;

/** The hosts that a secret is for. */
public interface Recipients {
  /** Whether that host is one of them. */
  boolean include(HostKey host);

  /** Whether they are named with their port, so that no other is meant. */
  boolean portNamed();
}
