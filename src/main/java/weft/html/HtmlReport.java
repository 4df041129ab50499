package weft.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import weft.analysis.Progress;
import weft.analysis.Report;
import weft.analysis.Workspace;

/**
 * The report of one run as one HTML page that needs nothing besides itself.
 *
 * @param reports whose tables it has
 * @param rows how many each table has at most
 * @param maker who made it: name and version
 */
public record HtmlReport(List<Report> reports, long rows, String maker) {
  private static final int MOST_SEEDS = 5;

  public HtmlReport {
    reports = List.copyOf(reports);
  }

  /** Of some reports those for a page for which none is named: what takes little time. */
  public static List<Report> usual(Workspace workspace, List<Report> known) {
    return known.stream()
        .filter(Topics::has)
        .filter(report -> !report.costly() || report.isPrepared(workspace))
        .toList();
  }

  /** Writes the page. */
  public void write(Workspace workspace, Progress progress, Consumer<String> out) {
    Markup page = new Markup(out);
    List<Chapter> chapters = Topics.of(reports);
    List<String> seeds =
        Rows.of(
                workspace,
                "SELECT u.text AS url FROM seed s JOIN url u ON u.id = s.url WHERE s.run = :run"
                    + " ORDER BY s.url LIMIT "
                    + (MOST_SEEDS + 1))
            .stream()
            .map(row -> row.text("url"))
            .toList();
    head(page, seeds);
    header(page, workspace, seeds, chapters);
    page.open("main", "id", "main");
    begin(page, "overview", "Overview");
    new Overview(page, workspace, progress).write();
    page.end("section");
    begin(page, "findings", "What to mend");
    new Findings(page).write(IssueFindings.of(workspace, progress));
    page.end("section");
    begin(page, "structure", "Structure of the site");
    new Structure(page, Rows.of(workspace, "directories", progress)).write();
    page.end("section");
    chapters.forEach(chapter -> chapter(page, chapter, workspace, progress));
    page.end("main");
    foot(page);
    page.flush();
  }

  private Set<String> shown() {
    Set<String> shown = new HashSet<>();
    reports.forEach(report -> shown.add(report.name()));
    return shown;
  }

  private void chapter(Markup page, Chapter chapter, Workspace workspace, Progress progress) {
    begin(page, chapter.id(), chapter.title());
    List<String> empty = new ArrayList<>();
    for (Topic topic : chapter.topics()) {
      Report report =
          reports.stream().filter(r -> r.name().equals(topic.report())).findFirst().orElseThrow();
      report.prepare(workspace, progress);
      long all = report.count(workspace, topic.selection(-1));
      if (all == 0) {
        empty.add(topic.title());
      } else {
        new ReportTable(page, report, topic, rows).write(workspace, all);
      }
    }
    if (!empty.isEmpty()) {
      page.element(
          "p",
          "Looked into, and nothing found: " + String.join(", ", empty) + ".",
          "class",
          "empty");
    }
    page.end("section");
  }

  private static void begin(Markup page, String id, String title) {
    page.open("section", "id", id, "class", "chapter", "aria-labelledby", id + "-h");
    page.element("h2", title, "id", id + "-h");
  }

  private void head(Markup page, List<String> seeds) {
    page.own("<!DOCTYPE html>\n").open("html", "lang", "en").own("<head>\n<meta charset=utf-8>\n");
    page.open("meta", "http-equiv", "Content-Security-Policy", "content", Resource.policy());
    page.own("\n<meta name=viewport content=\"width=device-width, initial-scale=1\">\n");
    page.own("<meta name=referrer content=no-referrer>\n<meta name=robots content=noindex>\n");
    page.open("meta", "name", "generator", "content", maker).own("\n");
    page.element("title", "Crawl of " + place(seeds)).own("\n<style>");
    page.own(Resource.STYLE.text()).own("</style>\n</head>\n<body>\n");
  }

  private static void header(
      Markup page, Workspace workspace, List<String> seeds, List<Chapter> chapters) {
    page.own("<a class=skip href=\"#main\">Skip to the report</a>\n<header>\n");
    page.element("h1", "Crawl of " + place(seeds));
    page.open("p", "class", "about").text(when(workspace)).text(" Begun at ");
    for (int i = 0; i < seeds.size(); i++) {
      page.text(i == 0 ? "" : ", ");
      if (i == MOST_SEEDS) {
        page.text("and others");
      } else {
        page.url(seeds.get(i), Numbers.cut(seeds.get(i), 100));
      }
    }
    page.text(".").end("p");
    page.own("<nav aria-label=Chapters><ul>\n");
    entry(page, "overview", "Overview");
    entry(page, "findings", "What to mend");
    entry(page, "structure", "Structure");
    chapters.forEach(chapter -> entry(page, chapter.id(), chapter.title()));
    page.close("ul").close("nav").end("header");
  }

  private static void entry(Markup page, String id, String title) {
    page.open("li").element("a", title, "href", "#" + id).end("li");
  }

  private static String place(List<String> seeds) {
    if (seeds.isEmpty()) {
      return "no seeds";
    }
    String host = seeds.getFirst().replaceFirst("^[a-zA-Z]+://([^/?#]*).*$", "$1");
    return Numbers.cut(host, 80) + (seeds.size() > 1 ? " and others" : "");
  }

  private static String when(Workspace workspace) {
    return Rows.of(
            workspace,
            """
            SELECT 'Run ' || id || ', '
              || strftime('%Y-%m-%d %H:%M', started_at / 1000, 'unixepoch') || ' UTC.' AS said
            FROM run WHERE id = :run
            """)
        .stream()
        .map(row -> row.text("said"))
        .findFirst()
        .orElse("No run.");
  }

  private void foot(Markup page) {
    page.open("footer").open("p");
    page.text(
        "Made by " + maker + ". Counts are of what the crawl saw, at the time that it saw it.");
    page.close("p");
    List<String> absent = Topics.besides(shown());
    if (!absent.isEmpty()) {
      page.element("p", "Not on this page: " + String.join(", ", absent) + ".");
    }
    page.end("footer");
    page.own("<script>").own(Resource.SCRIPT.text()).own("</script>\n</body>\n</html>\n");
  }
}
