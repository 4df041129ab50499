package weft.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import weft.model.StoredHost;

/**
 * Goes through the links of all pages of a run and queues some of what they lead to, a portion of
 * the pages at a time, so that whoever reads the file beside it is never kept out for long.
 */
final class Pursuing {
  private static final long AT_ONCE = 2_000;

  /** What is done with a portion: pages whose row ids are above the first and up to the second. */
  @FunctionalInterface
  interface Portion {
    Set<Long> of(Session session, long after, long upTo) throws SQLException;
  }

  private final Writer writer;

  Pursuing(Writer writer) {
    this.writer = writer;
  }

  /** Answers the hosts that have queued URLs by it. */
  List<StoredHost> over(Portion portion) {
    Set<Long> hosts = new TreeSet<>();
    long last = writer.call(new Job.Ask<>(session -> session.pursuits.last()));
    for (long from = 0; from < last; from += AT_ONCE) {
      long after = from;
      hosts.addAll(
          writer.call(new Job.Ask<>(session -> portion.of(session, after, after + AT_ONCE))));
    }
    return hosts.isEmpty()
        ? List.of()
        : writer.call(new Job.Ask<>(session -> session.hosts.all(hosts)));
  }
}
