package weft.cli.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import weft.cli.output.Answer;
import weft.cli.output.Wording;
import weft.model.Change;
import weft.model.DelayReason;
import weft.model.Run;
import weft.model.RunTotals;
import weft.model.State;
import weft.store.Count;
import weft.store.StoreReader;

/** Reads what became of the newest run in a file. */
public final class RunReader {
  private static final String STATUSES =
      """
      SELECT fetch.status, count(*)
      FROM crawl_url JOIN fetch ON fetch.id = crawl_url.fetch
      WHERE crawl_url.run = %d AND crawl_url.state = 1 AND crawl_url.pursuit IN (0, 4)
      GROUP BY fetch.status
      ORDER BY fetch.status
      """;

  private static final String CHANGES =
      """
      SELECT change, count(*) FROM all_pages WHERE run = %d GROUP BY 1
      """;

  private static final String SITEMAPS =
      """
      SELECT count(*), coalesce(sum(CASE WHEN kind <> 'index' THEN entries END), 0),
        count(*) FILTER (WHERE trouble IS NOT NULL)
      FROM sitemap WHERE run = %d AND kind IS NOT NULL AND (kind <> 'html' OR source <> 'guess')
      """;

  private static final String SLOW_HOSTS =
      """
      SELECT name, port, delay, delay_reason, health, 0
      FROM host
      WHERE health <> 'alive' OR delay_reason NOT LIKE 'configured%%'
      ORDER BY health = 'alive', delay DESC
      LIMIT %d
      """;

  private static final String LONGEST_QUEUES =
      """
      SELECT host.name, host.port, host.delay, host.delay_reason, host.health, waiting.urls
      FROM (SELECT host, count(*) AS urls FROM crawl_url
            WHERE run = %d AND state = 0 GROUP BY host ORDER BY urls DESC LIMIT %d) AS waiting
      JOIN host ON host.id = waiting.host
      ORDER BY waiting.urls DESC
      """;

  private static final String RECENT =
      """
      SELECT count(*), min(at), max(at)
      FROM (SELECT at, run FROM fetch ORDER BY id DESC LIMIT 500)
      WHERE run = %d
      """;

  private static final String EXAMPLE =
      """
      SELECT url.text FROM crawl_url JOIN url ON url.id = crawl_url.url
      WHERE crawl_url.run = %d AND crawl_url.state = %d AND crawl_url.pursuit <> 2 LIMIT 1
      """;

  /**
   * What the view says of a page that no earlier run has; the others are those of {@link Change}.
   */
  private static final String NEW = "new";

  private final StoreReader file;

  /** A reader of that file. */
  public RunReader(StoreReader file) {
    this.file = file;
  }

  /** How many pages were answered with a status. */
  public record StatusCount(int status, long pages) {}

  /** How a host is treated, and how many URLs wait for it. */
  public record HostRow(String name, Duration delay, String why, String health, long queued) {}

  /**
   * What sitemaps gave.
   *
   * @param files how many were read
   * @param urls that they list
   * @param troubled how many of them something is wrong with
   */
  public record SitemapCount(long files, long urls, long troubled) {}

  /** The newest run, empty in a file without one. */
  public Optional<Run> newest() {
    List<Run> runs = file.runs();
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast());
  }

  /** The totals of a run. */
  public RunTotals totals(Run run) {
    return file.totals(run.id());
  }

  /** States and reasons with their counts, the greatest of a state first. */
  public List<Count> counts(Run run) {
    return file.counts(run.id()).stream()
        .sorted(
            Comparator.comparing(Count::state)
                .thenComparing(Comparator.comparingLong(Count::urls).reversed()))
        .toList();
  }

  /**
   * How many URLs were asked for beside the pages.
   *
   * @param name of the view that lists them
   * @param broken of these, how many did not answer well
   * @param queued of these, how many have not been asked yet
   */
  public record Further(String name, long urls, long broken, long queued) {}

  /** What was asked for beside pages, where anything was. */
  public List<Further> further() {
    return Stream.of("assets", "external")
        .map(this::further)
        .filter(further -> further.urls() > 0)
        .toList();
  }

  private Further further(String view) {
    String sql =
        "SELECT count(*), count(*) FILTER (WHERE state = 'failed' OR status >= 400),"
            + " count(*) FILTER (WHERE state = 'queued') FROM "
            + view;
    Answer.Row row = Answer.to(file, sql).getFirst();
    return new Further(view, row.number(0), row.number(1), row.number(2));
  }

  /** How the pages of a run compare with those of earlier ones, in words; empty for a first run. */
  public Optional<String> changes(Run run) {
    Map<String, Long> counts = new HashMap<>();
    if (run.id() > 1) {
      Answer.to(file, CHANGES, run.id()).forEach(row -> counts.put(row.text(0), row.number(1)));
    }
    if (counts.isEmpty() || counts.keySet().equals(Set.of(NEW))) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    words.add(Wording.number(counts.getOrDefault(NEW, 0L)) + " new");
    for (Change change : Change.values()) {
      long pages = counts.getOrDefault(change.label(), 0L);
      if (change != Change.NOT_DUE || pages > 0) {
        words.add(Wording.number(pages) + " " + change.label().replace('-', ' '));
      }
    }
    return Optional.of(String.join(", ", words));
  }

  /** How a command of the user's did with the pages, in words; empty where there was none. */
  public Optional<String> onPage(Run run) {
    return OnPageCounts.of(file, run);
  }

  /** HTTP statuses of pages that were answered. */
  public List<StatusCount> statuses(Run run) {
    return Answer.to(file, STATUSES, run.id()).stream()
        .map(row -> new StatusCount((int) row.number(0), row.number(1)))
        .toList();
  }

  /** What sitemaps gave; a web page in the usual place of one that nobody named does not count. */
  public SitemapCount sitemaps(Run run) {
    return Answer.first(file, SITEMAPS, run.id())
        .map(row -> new SitemapCount(row.number(0), row.number(1), row.number(2)))
        .orElse(new SitemapCount(0, 0, 0));
  }

  /** Hosts that were given up, or are asked less often than configured; the worst first. */
  public List<HostRow> slowHosts(long most) {
    return hosts(Answer.to(file, SLOW_HOSTS, most));
  }

  /** Hosts with the most queued URLs. */
  public List<HostRow> longestQueues(Run run, long most) {
    return hosts(Answer.to(file, LONGEST_QUEUES, run.id(), most));
  }

  private static List<HostRow> hosts(List<Answer.Row> rows) {
    return rows.stream()
        .map(
            row ->
                new HostRow(
                    row.text(0) + ":" + row.text(1),
                    Duration.ofNanos(row.number(2) * 1000),
                    row.text(3),
                    row.text(4),
                    row.number(5)))
        .toList();
  }

  /** Answers per second over the newest attempts; empty where there are too few. */
  public Optional<Double> recentRate(Run run) {
    return Answer.first(file, RECENT, run.id())
        .filter(row -> row.number(0) > 1 && row.number(2) > row.number(1))
        .map(row -> 1000.0 * (row.number(0) - 1) / (row.number(2) - row.number(1)));
  }

  /** Some URL in that state. */
  public Optional<String> example(Run run, State state) {
    return Answer.first(file, EXAMPLE, run.id(), (long) state.code()).map(row -> row.text(0));
  }

  /** What determines a delay, for people. */
  public static String why(String label) {
    for (DelayReason reason : DelayReason.values()) {
      if (reason.label().equals(label)) {
        return switch (reason) {
          case CONFIGURED -> "as configured";
          case CONFIGURED_FOR_HOST -> "as configured for this host";
          case CRAWL_DELAY -> "by Crawl-delay in robots.txt";
          case CRAWL_DELAY_CAPPED -> "by Crawl-delay in robots.txt, cut to --crawl-delay-cap";
          case LATENCY -> "because it is slow to answer";
          case RETRY_AFTER -> "because it asked for it with Retry-After";
          case BACK_OFF -> "backing off after failures or refusals";
        };
      }
    }
    return label;
  }
}
