package weft.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import weft.store.RowSink;

/** What rules find in a run, without what is ignored. */
public final class Issues {
  private final Workspace workspace;
  private final boolean costly;
  private final List<IgnoredIssue> ignored;

  private Issues(Workspace workspace, boolean costly, List<IgnoredIssue> ignored) {
    this.workspace = workspace;
    this.costly = costly;
    this.ignored = List.copyOf(ignored);
  }

  /**
   * Finds them, unless they have been found already.
   *
   * @param costly whether also by rules that take long; they are asked too where that takes no more
   *     than a minute or so, or has been done
   */
  public static Issues of(
      Workspace workspace, boolean costly, List<IgnoredIssue> ignored, Progress progress) {
    workspace.need(IssueTable.usual(), progress);
    workspace.need(new LinkCountTable(), progress);
    boolean all = costly || workspace.isSmall() || workspace.has(IssueTable.costly());
    if (all) {
      workspace.need(IssueTable.costly(), progress);
    }
    return new Issues(workspace, all, ignored);
  }

  /** Rules that were not asked, because they take long. */
  public List<IssueRule> notAsked() {
    return IssueRules.all().stream().filter(rule -> rule.costly() && !costly).toList();
  }

  /** Whether there is a run before, to compare with. */
  public boolean compared() {
    return workspace.number("SELECT count(*) FROM run WHERE id < :run") > 0;
  }

  /** What each rule finds, of those that find anything: the gravest and most frequent first. */
  public List<IssueCount> counts() {
    List<IssueCount> counts = new ArrayList<>();
    boolean compared = compared();
    workspace.query(counting(), patterns(), new Cells(row -> counts.add(count(row, compared))));
    counts.sort(
        Comparator.comparing((IssueCount count) -> count.urls() == 0)
            .thenComparing(count -> count.rule().severity())
            .thenComparing(Comparator.comparingLong(IssueCount::urls).reversed())
            .thenComparingInt(count -> count.rule().number()));
    return counts;
  }

  /**
   * Lists what a rule finds, and what is gone: the URLs that most pages link to first.
   *
   * @param limit at most so many; -1 for all
   */
  public void list(IssueRule rule, long limit, RowSink sink) {
    workspace.query(listing(rule) + " LIMIT " + limit, patterns(), sink);
  }

  private static IssueCount count(Cells.Row row, boolean compared) {
    String example = row.text(4);
    return new IssueCount(
        IssueRules.all().get((int) row.number(0) - 1),
        row.number(1),
        compared ? row.number(2) : null,
        compared ? row.number(3) : null,
        example.isEmpty() ? null : example);
  }

  private String counting() {
    return """
    SELECT g.rule, g.urls, g.fresh, g.gone, coalesce(u.text, g.example)
    FROM (
      SELECT i.rule, sum(i.change IS NOT 2) AS urls, coalesce(sum(i.change = 1), 0) AS fresh,
        coalesce(sum(i.change = 2), 0) AS gone,
        min(CASE WHEN i.change IS NOT 2 THEN i.url END) AS example
      FROM (%s) i
      GROUP BY i.rule) g
    LEFT JOIN url u ON u.id = g.example\
    """
        .formatted(rows());
  }

  private String listing(IssueRule rule) {
    return """
    SELECT coalesce(u.text, i.url) AS url,
      CASE i.change WHEN 0 THEN 'same' WHEN 1 THEN 'new' WHEN 2 THEN 'gone' END AS change,
      coalesce(l.unique_inlinks, 0) AS unique_inlinks, i.evidence AS evidence
    FROM (%s) i
    LEFT JOIN url u ON u.id = i.url
    LEFT JOIN url_inlinks l ON l.url = i.url
    WHERE i.rule = %d
    ORDER BY i.change IS 2, 3 DESC, 1\
    """
        .formatted(rows(), rule.number());
  }

  /** The query of all that is not ignored. */
  private String rows() {
    String tables = costly ? "(SELECT * FROM issue UNION ALL SELECT * FROM costly_issue)" : "issue";
    String whole =
        ignored.stream()
            .filter(each -> each.pattern() == null)
            .map(each -> Integer.toString(each.rule().number()))
            .collect(Collectors.joining(", "));
    String some =
        ignored.stream()
            .filter(each -> each.pattern() != null)
            .map(
                each ->
                    " AND NOT (rule = %d AND coalesce((SELECT text FROM url WHERE id = r.url), r.url) GLOB ?)"
                        .formatted(each.rule().number()))
            .collect(Collectors.joining());
    return "SELECT * FROM %s r WHERE rule NOT IN (%s)%s".formatted(tables, whole, some);
  }

  private List<String> patterns() {
    return ignored.stream()
        .map(IgnoredIssue::pattern)
        .flatMap(pattern -> Optional.ofNullable(pattern).stream())
        .toList();
  }
}
