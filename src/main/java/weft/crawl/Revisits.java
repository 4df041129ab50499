package weft.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.model.Change;
import weft.model.CrawlUrl;
import weft.model.Earlier;
import weft.model.Edge;
import weft.model.FetchResult;
import weft.model.Outlink;
import weft.model.Pursuit;
import weft.model.Visit;
import weft.store.PageStore;

/**
 * Knows what earlier runs have of a URL, and when it is due again. The interval of a URL adapts as
 * in Nutch's AdaptiveFetchSchedule: it grows by 0.4 with every check that finds no change, shrinks
 * by 0.2 with every one that does, and stays between an hour and 90 days.
 */
final class Revisits {
  static final Duration SHORTEST = Duration.ofHours(1);
  static final Duration LONGEST = Duration.ofDays(90);
  private static final int GROWN = 140;
  private static final int SHRUNK = 80;

  private final RevisitSettings settings;
  private final PageStore store;
  private final InstantSource clock;

  Revisits(RevisitSettings settings, PageStore store, InstantSource clock) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
  }

  /**
   * What earlier runs have of a URL; null where that is nothing. A check has nothing to compare.
   */
  @Nullable Earlier earlier(CrawlUrl url) {
    return url.pursuit() == Pursuit.CHECK ? null : store.earlier(url).orElse(null);
  }

  /**
   * Where a URL is not due, the result that stands for that; null where it is. A sitemap always is,
   * for it says what else may be; so is what was checked at a time that is still to come, by a
   * clock that was wrong.
   */
  FetchResult.@Nullable NotDue notDue(CrawlUrl url, @Nullable Earlier earlier) {
    if (url.pursuit().isSitemap()) {
      return null;
    }
    if (earlier == null || earlier.checkedAt() == null || settings.every() == null) {
      return null;
    }
    if (earlier.changedBy() != null && earlier.changedBy().isAfter(earlier.checkedAt())) {
      return null;
    }
    Instant now = clock.instant();
    Instant due = earlier.checkedAt().plus(interval(earlier, settings.every()));
    boolean believable = !earlier.checkedAt().isAfter(now);
    return believable && due.isAfter(now) ? new FetchResult.NotDue(due) : null;
  }

  private Duration interval(Earlier earlier, Duration first) {
    Duration adapted = earlier.interval();
    return settings.adaptive() && adapted != null ? adapted : first;
  }

  /** The links of what stands. */
  List<Outlink> links(Earlier earlier) {
    return store.links(earlier);
  }

  /** The visit with what follows from comparing it: the next interval, and links stored once. */
  Visit compared(Visit visit) {
    Visit adapted = adapted(visit);
    Earlier earlier = adapted.earlier();
    return earlier != null && hasSameLinks(adapted, earlier)
        ? adapted.with(earlier.withSameLinks())
        : adapted;
  }

  private boolean hasSameLinks(Visit visit, Earlier earlier) {
    return visit.page() != null
        && visit.lease().url().pursuit() == Pursuit.PAGE
        && visit.change() == Change.UNCHANGED
        && follow(visit.edges().stream().map(Edge::link)).equals(follow(links(earlier).stream()));
  }

  /** Links as far as it takes to follow them; all else follows from the same bytes. */
  private static List<Outlink> follow(Stream<Outlink> links) {
    return links
        .map(link -> new Outlink(link.target(), link.kind(), "", "", link.nofollow()))
        .toList();
  }

  private Visit adapted(Visit visit) {
    Earlier earlier = visit.earlier();
    Change change = visit.change();
    if (!settings.adaptive() || settings.every() == null || earlier == null || change == null) {
      return visit;
    }
    Duration before = interval(earlier, settings.every());
    return switch (change) {
      case UNCHANGED -> visit.with(earlier.every(times(before, GROWN)));
      case CHANGED, GONE -> visit.with(earlier.every(times(before, SHRUNK)));
      case NOT_DUE -> visit;
    };
  }

  private static Duration times(Duration interval, int percent) {
    Duration adapted = Duration.ofMillis(interval.toMillis() * percent / 100);
    if (adapted.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return adapted.compareTo(LONGEST) > 0 ? LONGEST : adapted;
  }
}
