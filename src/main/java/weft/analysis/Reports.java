package weft.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All reports. Each is a resource {@code NAME.sql}: a sentence as comment, a line {@code -- needs:}
 * with what it needs ({@code content} for derived content), {@code -- costly: yes} where that takes
 * long, and a query. Each column of it stands on a line that ends with {@code AS name, -- meaning},
 * in brackets behind it the header of Screaming Frog where there is one.
 */
public final class Reports {
  /** In the order in which they are listed: from what everybody asks to what few ask. */
  private static final List<String> NAMES =
      List.of(
          "overview",
          "pages",
          "broken",
          "blocked",
          "redirects",
          "redirect-chains",
          "soft-404s",
          "fragments",
          "skipped",
          "traps",
          "links",
          "anchors",
          "orphans",
          "sitemap-audit",
          "robots",
          "canonicals",
          "hreflang",
          "pagination",
          "duplicates",
          "near-duplicates",
          "boilerplate",
          "titles",
          "descriptions",
          "headings",
          "images",
          "structured-data",
          "security",
          "performance",
          "hosts",
          "status-codes",
          "mime-types",
          "depth",
          "directories",
          "templates",
          "graph-metrics",
          "changes",
          "issues");

  private static final String CONTENT = "content";

  private static final Pattern COLUMN =
      Pattern.compile("\\bAS (\\w+),?\\s+-- (.+?)(?: \\[(.+)])?$", Pattern.MULTILINE);

  private static final List<Report> ALL = NAMES.stream().map(Reports::read).toList();

  private Reports() {}

  /** All of them, the overview first. */
  public static List<Report> all() {
    return ALL;
  }

  /** The report of that name. */
  public static Optional<Report> named(String name) {
    return ALL.stream().filter(report -> report.name().equals(name)).findFirst();
  }

  private static Report read(String name) {
    SqlText text = SqlText.of(name + ".sql");
    List<Column> columns = new ArrayList<>();
    Matcher column = COLUMN.matcher(text.body());
    while (column.find()) {
      columns.add(new Column(column.group(1), column.group(2), column.group(3)));
    }
    return new Report(
        name,
        text.about(),
        columns,
        text.needs().stream()
            .filter(need -> !need.equals(CONTENT))
            .map(Derivations::named)
            .toList(),
        text.needs().contains(CONTENT),
        text.setting("costly").isPresent(),
        text.body());
  }
}
