package weft.crawl;

import weft.fetch.FetchObserver;
import weft.model.Lease;

/**
 * Watches the fetches of one visit, and has large bodies wait until there is room for them. A visit
 * that waits for room waits like one for a connection: it holds up nobody.
 */
record LargeBodies(FetchObserver visit, Lease lease, BodyRoom room) implements FetchObserver {
  @Override
  public void connecting() {
    visit.connecting();
  }

  @Override
  public void connected() {
    visit.connected();
  }

  @Override
  public void sent() {
    visit.sent();
  }

  @Override
  public void arrives(long most) {
    visit.connecting();
    room.arrive(lease, most);
    visit.connected();
  }

  @Override
  public void unpacks(long most) {
    visit.connecting();
    room.read(lease, most);
    visit.connected();
  }
}
