package weft.robots;

import weft.fetch.FetchObserver;

/**
 * Passes on that a fetch waits, but not that its request has left: a hop of a redirect is not the
 * request of the lease.
 */
record HopObserver(FetchObserver lease) implements FetchObserver {
  @Override
  public void connecting() {
    lease.connecting();
  }

  @Override
  public void connected() {
    lease.connected();
  }

  @Override
  public void sent() {
    // the gate has counted this request already
  }
}
