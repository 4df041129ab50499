package weft.crawl;

import weft.fetch.FetchObserver;
import weft.model.Lease;

/** Watches the fetches of one visit, and has large bodies wait until there is room for them. */
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
    room.arrive(lease, most);
  }

  @Override
  public void unpacks(long most) {
    room.read(lease, most);
  }
}
