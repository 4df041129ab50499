package weft.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import weft.model.CrawlUrl;
import weft.model.Decision;

/**
 * Judges URLs again that are queued. Like {@link Rejudgement} it goes through them in portions, so
 * that the writer is never kept from saving visits for long.
 */
final class Refusal {
  private static final long AT_ONCE = 2_000;

  private final Writer writer;
  private final Function<CrawlUrl, Optional<Decision>> judge;

  Refusal(Writer writer, Function<CrawlUrl, Optional<Decision>> judge) {
    this.writer = writer;
    this.judge = judge;
  }

  /** Excludes those that are wanted no more, and tells of them portion by portion. */
  void of(Consumer<List<CrawlUrl>> excluded) {
    long last = writer.call(new Job.Ask<>(session -> session.queued.last()));
    for (long from = 0; from < last; from += AT_ONCE) {
      long after = from;
      Map<CrawlUrl, Decision> unwanted = new LinkedHashMap<>();
      writer
          .call(new Job.Ask<>(session -> session.queued.between(after, after + AT_ONCE)))
          .forEach(url -> judge.apply(url).ifPresent(why -> unwanted.put(url, why)));
      if (!unwanted.isEmpty()) {
        excluded.accept(writer.call(new Job.Ask<>(session -> exclude(session, unwanted))));
      }
    }
  }

  private static List<CrawlUrl> exclude(Session session, Map<CrawlUrl, Decision> unwanted)
      throws SQLException {
    List<CrawlUrl> gone = new ArrayList<>();
    for (Map.Entry<CrawlUrl, Decision> each : unwanted.entrySet()) {
      if (session.queued.exclude(each.getKey().id(), each.getValue())) {
        gone.add(each.getKey());
      }
    }
    return gone;
  }
}
