package weft.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.model.Decision;
import weft.model.StoredHost;
import weft.store.RefusedRows.Refused;
import weft.url.Url;

/**
 * Judges URLs again that scope or patterns kept out, or let be checked only. Goes through them in
 * portions: one job reads some, the caller's own thread judges them, another job queues those that
 * are accepted now; so the writer is never kept from saving visits for long.
 */
final class Rejudgement {
  private static final int AT_ONCE = 1_000;

  /** URLs that may be accepted now. */
  interface Rows {

    /** The first that come after that one; of one host name or registered domain, or of all. */
    List<Refused> after(Refused last, @Nullable String hostOrDomain, int limit) throws SQLException;

    /** Lets URLs in; answers the hosts that have queued URLs by it. */
    Set<Long> accept(List<Refused> urls) throws SQLException;
  }

  private final Writer writer;
  private final Function<Url, Decision> judge;
  private final Set<Long> hosts = new TreeSet<>();

  Rejudgement(Writer writer, Function<Url, Decision> judge) {
    this.writer = writer;
    this.judge = judge;
  }

  /** Judges those of a host or domain, or all; answers the hosts that have queued URLs by it. */
  List<StoredHost> of(@Nullable String hostOrDomain) {
    judge(session -> session.refused, hostOrDomain);
    judge(session -> session.checked, hostOrDomain);
    return hosts.isEmpty()
        ? List.of()
        : writer.call(new Job.Ask<>(session -> session.hosts.all(hosts)));
  }

  private void judge(Function<Session, Rows> rows, @Nullable String hostOrDomain) {
    Refused last = RefusedRows.BEFORE_ALL;
    while (last != null) {
      Refused after = last;
      List<Refused> some =
          writer.call(new Job.Ask<>(s -> rows.apply(s).after(after, hostOrDomain, AT_ONCE)));
      List<Refused> accepted =
          some.stream().filter(url -> judge.apply(url.url()).accepted()).toList();
      if (!accepted.isEmpty()) {
        hosts.addAll(writer.call(new Job.Ask<>(session -> rows.apply(session).accept(accepted))));
      }
      last = some.size() < AT_ONCE ? null : some.getLast();
    }
  }
}
