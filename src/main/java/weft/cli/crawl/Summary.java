package weft.cli.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import weft.cli.command.Arguments;
import weft.cli.command.RunReader;
import weft.cli.command.RunReader.HostRow;
import weft.cli.command.RunReader.StatusCount;
import weft.cli.output.Report;
import weft.cli.output.Wording;
import weft.config.Effective;
import weft.config.LimitKeys;
import weft.model.Run;
import weft.model.RunEnd;
import weft.model.RunTotals;
import weft.model.State;
import weft.store.Count;
import weft.store.StoreReader;

/** What a person reads at the end of a crawl. */
public final class Summary {
  private static final int REASONS = 6;
  private static final int HOSTS = 5;

  private final RunReader reader;
  private final Path path;
  private final Report report = new Report();

  private Summary(StoreReader file, Path path) {
    this.path = path;
    reader = new RunReader(file);
  }

  /**
   * The lines of the summary of the newest run.
   *
   * @param path of the file, as the user may type it
   * @param elapsed how long this process crawled
   * @param fetched pages that this process stored in that time
   */
  public static List<String> of(StoreReader file, Path path, Duration elapsed, long fetched) {
    return new Summary(file, path).lines(elapsed, fetched);
  }

  private List<String> lines(Duration elapsed, long fetched) {
    Optional<Run> run = reader.newest();
    if (run.isEmpty()) {
      return List.of("Nothing was crawled.");
    }
    List<Count> counts = reader.counts(run.get());
    long queued = total(counts, State.QUEUED);
    report.line(headline(run.get(), elapsed, queued));
    report.blank();
    pages(run.get(), elapsed, fetched);
    sitemaps(run.get());
    reader.further().forEach(this::further);
    outcomes("failed", State.FAILED, counts);
    outcomes("excluded", State.EXCLUDED, counts);
    report.count("queued", queued, queued == 0 ? "" : "still to be fetched");
    hosts();
    tryNext(run.get(), counts);
    return report.lines();
  }

  private String headline(Run run, Duration elapsed, long queued) {
    String left = Wording.count(queued, "URL is", "URLs are") + " still queued";
    RunEnd how = run.end() == null ? RunEnd.STOPPED : run.end();
    String end =
        switch (how) {
          case FINISHED -> "Finished";
          case LIMIT -> "A limit was reached, " + left;
          case BLOCKED -> "Blocked for now, " + left + " on hosts that do not let us in";
          case STOPPED -> "Stopped, " + left;
          case FAILED -> "Failed, " + left;
        };
    return end + ", after " + Wording.time(elapsed) + ".";
  }

  private void pages(Run run, Duration elapsed, long fetched) {
    double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
    RunTotals totals = reader.totals(run);
    report.count(
        "pages",
        totals.pages(),
        Wording.bytes(totals.wireBytes()) + " received, " + Wording.rate(fetched / seconds));
    reader.changes(run).ifPresent(changes -> report.fact("  compared", changes));
    reader.onPage(run).ifPresent(counts -> report.fact("  on-page", counts));
    List<StatusCount> statuses = reader.statuses(run);
    long answered = statuses.stream().mapToLong(StatusCount::pages).sum();
    for (int hundreds = 1; hundreds <= 9; hundreds++) {
      int first = hundreds;
      List<StatusCount> group = statuses.stream().filter(s -> s.status() / 100 == first).toList();
      long pages = group.stream().mapToLong(StatusCount::pages).sum();
      if (pages > 0) {
        report.part(first + "xx", pages, Wording.share(pages, answered) + which(first, group));
      }
    }
  }

  private void sitemaps(Run run) {
    RunReader.SitemapCount found = reader.sitemaps(run);
    if (found.files() > 0) {
      String trouble =
          found.troubled() == 0
              ? ""
              : "; " + Wording.number(found.troubled()) + " with trouble, see the view sitemaps";
      String listed = Wording.count(found.urls(), "URL listed", "URLs listed");
      report.count("sitemaps", found.files(), listed + trouble);
    }
  }

  private void further(RunReader.Further further) {
    String left =
        further.queued() == 0 ? "" : Wording.number(further.queued()) + " still to be asked, ";
    String broken =
        left
            + (further.broken() == 0
                ? (left.isEmpty() ? "all" : "the others") + " answered"
                : Wording.number(further.broken()) + " of them broken: see view " + further.name());
    report.count(further.name(), further.urls(), broken);
  }

  private static String which(int hundreds, List<StatusCount> group) {
    if (hundreds == 2) {
      return "";
    }
    StringBuilder which = new StringBuilder("  ");
    for (StatusCount status : group) {
      which.append(which.length() > 2 ? ", " : "");
      which.append(Wording.number(status.pages())).append(" × ").append(status.status());
    }
    return which.toString();
  }

  private void outcomes(String label, State state, List<Count> counts) {
    List<Count> mine = counts.stream().filter(c -> c.state() == state).toList();
    report.count(label, total(counts, state), "");
    mine.stream().limit(REASONS).forEach(c -> reason(report, c));
    if (mine.size() > REASONS) {
      long rest = mine.stream().skip(REASONS).mapToLong(Count::urls).sum();
      report.part("other reasons", rest, "see 'weft status'");
    }
  }

  /** A line on the URLs that share a reason. */
  static void reason(Report report, Count count) {
    if (count.reason() != null) {
      report.part(count.reason().label(), count.urls(), count.reason().meaning());
    }
  }

  private void hosts() {
    List<HostRow> slow = reader.slowHosts(HOSTS);
    if (slow.isEmpty()) {
      return;
    }
    report.blank();
    report.line("Asked less often than configured:");
    slow.forEach(host -> report.line("  " + host.name() + "  " + treatment(host)));
  }

  /** How a host is treated and why, for people. */
  public static String treatment(HostRow host) {
    return switch (host.health()) {
      case "dead" -> "could not be reached, given up for this run";
      case "parked" -> "does not let us in, its URLs wait for another day";
      default ->
          (host.delay().isZero() ? "no time" : Wording.time(host.delay()))
              + " between requests, "
              + RunReader.why(host.why());
    };
  }

  private void tryNext(Run run, List<Count> counts) {
    String name = Arguments.quoted(path.toString());
    String weft = Arguments.quoted(System.getProperty("weft.command", "weft"));
    report.blank();
    report.line("In " + path + size() + ". Try next:");
    boolean finished = run.finished();
    if (!finished) {
      report.line("  " + weft + " resume " + name + higher(run));
    }
    report.line(
        "  "
            + weft
            + " query "
            + name
            + " \"SELECT DISTINCT dst, dst_status, src FROM links"
            + " WHERE dst_status >= 400 OR dst_state = 'failed'\"");
    report.line("  " + weft + " explain " + name + " " + Arguments.quoted(exampleUrl(run, counts)));
    if (finished) {
      report.line(
          "  " + weft + " query " + name + " \"SELECT status, title, url FROM pages LIMIT 20\"");
    }
  }

  /** The flag without which a run that has used up its limit would end at once. */
  private String higher(Run run) {
    if (run.end() != RunEnd.LIMIT) {
      return "";
    }
    Effective settings = Effective.parseStored(run.config());
    RunTotals totals = reader.totals(run);
    Optional<Long> pages = settings.find(LimitKeys.MAX_PAGES);
    Optional<Long> bytes = settings.find(LimitKeys.MAX_BYTES);
    if (pages.isPresent() && totals.pages() >= pages.get()) {
      return " -m " + Math.multiplyExact(2, pages.get());
    }
    return bytes.isPresent() && totals.wireBytes() >= bytes.get()
        ? " --max-bytes " + Math.multiplyExact(2, bytes.get())
        : "";
  }

  private String size() {
    try {
      return " (" + Wording.bytes(Files.size(path)) + ")";
    } catch (IOException e) {
      return ""; // the size is a courtesy
    }
  }

  /** A URL worth explaining: one that failed, else one that was excluded, else any. */
  private String exampleUrl(Run run, List<Count> counts) {
    for (State state : List.of(State.FAILED, State.EXCLUDED)) {
      if (total(counts, state) > 0) {
        return reader.example(run, state).orElse("URL");
      }
    }
    return reader.example(run, State.DONE).orElse("URL");
  }

  /** How many URLs are in a state. */
  static long total(List<Count> counts, State state) {
    return counts.stream().filter(c -> c.state() == state).mapToLong(Count::urls).sum();
  }
}
