package weft.cli.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import weft.cli.command.CrawlJob;
import weft.cli.command.RunReader;
import weft.config.Effective;
import weft.crawl.CrawlSettings;
import weft.crawl.HostSurvey;
import weft.crawl.HostSurvey.Contact;
import weft.crawl.SurveyReport;
import weft.model.Run;
import weft.scope.PatternRule;
import weft.store.StoreReader;

/**
 * What there is to say of a crawl that has not begun.
 *
 * @param file the database it would be written to
 * @param seeds how many are named
 * @param changes settings that differ from the defaults
 * @param patterns in their order; the last that matches wins
 * @param settings of the crawl
 * @param shown hosts to be shown in full
 * @param further hosts to be summed up
 * @param report what the hosts said
 * @param longest how long hosts were asked at most
 * @param earlier pages that the file holds already; 0 where it cannot tell how large pages are
 * @param earlierBytes how large the file is
 */
record Plan(
    Path file,
    long seeds,
    List<Effective.Change> changes,
    List<PatternRule> patterns,
    CrawlSettings settings,
    List<HostSurvey> shown,
    List<HostSurvey> further,
    SurveyReport report,
    Duration longest,
    long earlier,
    long earlierBytes) {
  private static final int SHOWN = 20;

  /** Fewer pages tell little about others. */
  private static final int ENOUGH_PAGES = 20;

  static Plan of(CrawlJob job, CrawlSettings settings, SurveyReport report, Duration longest) {
    List<HostSurvey> hosts = report.hosts().stream().filter(Plan::worthSaying).toList();
    int shown = Math.min(SHOWN, hosts.size());
    long pages = earlierPages(job.file());
    return new Plan(
        job.file(),
        job.seeds().map(list -> list.seeds().size()).orElse(0),
        job.effective().changes(),
        job.effective().patterns(),
        settings,
        hosts.subList(0, shown),
        hosts.subList(shown, hosts.size()),
        report,
        longest,
        pages,
        pages == 0 ? 0 : size(job.file()));
  }

  /** Hosts beyond those shown in full that were met in that way. */
  long further(Contact contact) {
    return further.stream().filter(host -> host.contact() == contact).count();
  }

  /** What the pages would take on disk, by those that the file holds; 0 where nobody knows. */
  long bytes() {
    return earlier == 0 ? 0 : report.estimate().pages() * (earlierBytes / earlier);
  }

  private static boolean worthSaying(HostSurvey host) {
    return host.seeds() > 0
        || host.sitemaps().read() > 0
        || host.sitemaps().unread() > 0
        || !host.sitemaps().troubles().isEmpty();
  }

  private static long earlierPages(Path file) {
    if (size(file) == 0) {
      return 0;
    }
    try (StoreReader reader = StoreReader.open(file)) {
      RunReader runs = new RunReader(reader);
      List<Run> all = reader.runs();
      long pages = all.size() == 1 ? runs.totals(all.getFirst()).pages() : 0;
      return pages >= ENOUGH_PAGES ? pages : 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException _) {
      return 0;
    }
  }
}
