package weft.robots;

import weft.url.HostKey;

/** Lets a further request to a host pass when politeness permits. */
public interface RequestGate {

  /** Waits until that host may be asked. */
  void await(HostKey host) throws InterruptedException;
}
