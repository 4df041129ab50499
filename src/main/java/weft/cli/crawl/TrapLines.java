package weft.cli.crawl;

import java.util.List;
import java.util.Optional;
import weft.cli.output.Answer;
import weft.cli.output.Report;
import weft.cli.output.Wording;
import weft.model.Run;
import weft.scope.UrlPattern;
import weft.store.StoreReader;
import weft.url.Url;

/** What a report says of URL patterns that bring nothing new. */
public final class TrapLines {
  private static final int MOST = 10;
  private static final String OF_RUN =
      """
      SELECT host || ':' || port, pattern, fetched, examined, unique_content, action
      FROM all_traps WHERE run = %d AND action <> 'cleared' ORDER BY fetched DESC LIMIT %d
      """;
  private static final String OF_URL =
      """
      SELECT host || ':' || port, pattern, fetched, examined, unique_content, action
      FROM all_traps WHERE run = %d ORDER BY length(pattern) DESC
      """;

  private TrapLines() {}

  /** Lists those of a run that are slowed or stopped, where there are any. */
  static void ofRun(Report report, StoreReader file, Run run) {
    List<Answer.Row> rows = Answer.to(file, OF_RUN, run.id(), (long) MOST);
    if (rows.isEmpty()) {
      return;
    }
    report.blank();
    report.line("URL patterns that bring nothing new ('--include RE' overrules, --traps off all):");
    rows.forEach(row -> report.line("  " + row.text(0) + "  " + evidence(row)));
  }

  /** Says which of them a URL is an example of. */
  public static void ofUrl(Report report, StoreReader file, long run, Url url) {
    UrlPattern pattern = UrlPattern.of(url);
    Optional<Answer.Row> own =
        Answer.to(file, OF_URL, run).stream()
            .filter(row -> row.text(0).equals(url.hostKey().toString()))
            .filter(
                row -> row.text(1).equals(pattern.fine()) || row.text(1).equals(pattern.broad()))
            .findFirst();
    own.ifPresent(row -> report.fact("pattern", evidence(row)));
  }

  private static String evidence(Answer.Row row) {
    return "%s  %s: %s fetched, %s of the %s looked into brought anything new"
        .formatted(
            row.text(1),
            row.text(5),
            Wording.number(row.number(2)),
            Wording.number(row.number(4)),
            Wording.number(row.number(3)));
  }
}
