package weft.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import weft.cli.command.CrawlJob;
import weft.cli.command.ExitCode;
import weft.cli.command.Parts;
import weft.url.Canonicalizer;

/** Parts for tests: real URLs, and a crawl that only remembers what it was asked for. */
public final class Wired {
  final List<CrawlJob> jobs = new ArrayList<>();
  Function<CrawlJob, ExitCode> crawl = job -> ExitCode.DONE;

  public Parts parts() {
    Canonicalizer canonicalizer = new Canonicalizer();
    return new Parts(
        text -> canonicalizer.canonicalize(text, null),
        (job, console) -> {
          jobs.add(job);
          return crawl.apply(job);
        },
        (path, rules, console) -> 3,
        List.of("weft 1.2.3 (commit abc)", "Java 25, SQLite 3"),
        List.of());
  }
}
