package weft.crawl;

import weft.model.FetchResult;
import weft.model.HostState;
import weft.model.Saved;
import weft.model.Sitemap;
import weft.model.Verdict;
import weft.model.Visit;

/** Writes what happens to the log: trouble always, every visit where the log is in detail. */
public final class VisitLog implements CrawlListener {
  private static final System.Logger LOG = System.getLogger("weft.visit");

  @Override
  public void visited(Visit visit, Saved saved) {
    String url = visit.lease().url().url().text();
    switch (visit.verdict()) {
      case Verdict.GaveUp gaveUp ->
          info(url + " failed: " + gaveUp.reason().label() + ", " + gaveUp.detail());
      case Verdict.Retry retry ->
          info(url + " again after " + retry.after() + ": " + what(visit.result()));
      case Verdict.Excluded excluded ->
          debug(url + " excluded: " + excluded.reason().label() + ", " + excluded.rule());
      case Verdict.Done _ -> {
        debug(url + " " + what(visit.result()));
        sitemap(visit);
      }
      case Verdict.Returned _ -> debug(url + " handed back");
      case Verdict.Deferred _ -> debug(url + " comes last");
    }
    if (visit.host().health() != HostState.Health.ALIVE) {
      LOG.log(
          System.Logger.Level.WARNING,
          visit.lease().url().url().hostKey() + " is given up: " + visit.host().health());
    }
  }

  private static void sitemap(Visit visit) {
    Sitemap sitemap = visit.page() == null ? null : visit.page().sitemap();
    if (sitemap != null && sitemap.trouble() != null) {
      info("sitemap " + visit.lease().url().url() + ": " + sitemap.trouble());
    }
  }

  private static String what(FetchResult result) {
    return switch (result) {
      case FetchResult.Response response -> "status " + response.exchange().status();
      case FetchResult.Redirect redirect ->
          "status " + redirect.exchange().status() + " to " + redirect.location();
      case FetchResult.Failure failure -> failure.reason().label() + ", " + failure.detail();
      case FetchResult.Excluded excluded -> excluded.rule();
      case FetchResult.NotDue notDue -> "not due before " + notDue.due();
    };
  }

  private static void info(String line) {
    LOG.log(System.Logger.Level.INFO, line);
  }

  private static void debug(String line) {
    LOG.log(System.Logger.Level.DEBUG, line);
  }
}
