package weft.store;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Looks the candidates of visits up on their own threads, once so many URLs are known that most of
 * what it takes has to be read. For any number of threads.
 */
final class Lookups implements AutoCloseable {
  private final SideConnection<IndexedUrls> index;
  private final LongSupplier moved;

  /**
   * @param moved how far the index has come: {@link UrlIndex#moved}
   */
  Lookups(Path file, LongSupplier moved) {
    index = new SideConnection<>(file, IndexedUrls::new);
    this.moved = moved;
  }

  /** A visit with what is found of its candidates. */
  PackedVisit of(PackedVisit visit) {
    long upTo = moved.getAsLong(); // before the file is read: it may be further by then
    if (upTo < 0 || visit.hashes().length == 0) {
      return visit;
    }
    List<HashedUrl> candidates = visit.candidates();
    return visit.with(new LookedUp(upTo, index.read(urls -> urls.find(candidates))));
  }

  @Override
  public void close() {
    index.close();
  }
}
