package weft.html;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.analysis.Column;
import weft.analysis.Report;
import weft.analysis.Workspace;
import weft.store.RowSink;

/** A report as a table that can be sorted and filtered, bounded in rows and in characters. */
final class ReportTable implements RowSink {
  private static final int MOST_LETTERS = 300;
  private static final int MOST_MARKUP = 250_000;

  /** Letters that need no line of their own. */
  private static final int SHORT = 24;

  /** Rows that are shown without being asked for. */
  private static final int FEW = 10;

  private static final Set<String> NAMES = Set.of("port", "status", "run", "cluster");

  private final Markup page;
  private final Report report;
  private final Topic topic;
  private final List<Column> columns;
  private final long limit;
  private long begun;
  private long written;

  /**
   * A table.
   *
   * @param limit rows that it has at most
   */
  ReportTable(Markup page, Report report, Topic topic, long limit) {
    this.page = page;
    this.report = report;
    this.topic = topic;
    this.columns = topic.shown(report);
    this.limit = limit;
  }

  /**
   * Writes it with what it means; what the report needs must have been prepared.
   *
   * @param all how many rows there are
   */
  void write(Workspace workspace, long all) {
    String id = "r-" + report.name();
    page.open("section", "class", "report", "id", id, "aria-labelledby", id + "-t");
    page.open("h3", "id", id + "-t").text(topic.title() + " ");
    page.element("span", Numbers.grouped(all), "class", "count").close("h3");
    page.element("p", topic.about(), "class", "about");
    page.own(all <= FEW ? "<details class=rows open>" : "<details class=rows>");
    page.element("summary", "Show " + Numbers.count(all, "row", "rows"));
    meanings();
    page.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-labelledby", id + "-t");
    page.open("table", "class", "data");
    begun = page.length();
    report.rows(workspace, topic.selection(limit), this);
    page.close("tbody").close("table").close("div");
    bound(all);
    page.close("details").end("section");
  }

  private void meanings() {
    page.open("details", "class", "meanings").element("summary", "What the columns mean");
    page.open("dl");
    for (Column column : columns) {
      page.element("dt", heading(column)).element("dd", column.meaning());
    }
    page.close("dl").end("details");
  }

  private void bound(long all) {
    if (written < all) {
      String said =
          "These are the first %s of %s rows; 'weft report FILE %s' writes all of them."
              .formatted(Numbers.grouped(written), Numbers.grouped(all), report.name());
      page.element("p", said, "class", "bound");
    }
    page.element("p", "On paper: the first 40 rows.", "class", "on-paper");
  }

  @Override
  public void columns(List<String> names) {
    page.element("caption", report.meaning()).open("thead").open("tr");
    for (Column column : columns) {
      page.element("th", heading(column), "scope", "col");
    }
    page.close("tr").close("thead").open("tbody");
  }

  @Override
  public void row(List<@Nullable Object> cells) {
    if (page.length() - begun > MOST_MARKUP) {
      return;
    }
    written++;
    page.open("tr");
    for (int i = 0; i < cells.size(); i++) {
      cell(columns.get(i), cells.get(i));
    }
    page.end("tr");
  }

  private void cell(Column column, @Nullable Object cell) {
    switch (cell) {
      case null -> page.own("<td>");
      case Number number when isFlag(column) -> page.own("<td>").text(answer(number));
      case Number number when column.name().endsWith("share") || column.name().endsWith("_rate") ->
          page.own("<td class=n>").text(Numbers.percent(number.doubleValue()));
      case Number number -> page.own("<td class=n>").text(number(column, number));
      case byte[] bytes -> page.own("<td>").text(cut(HexFormat.of().formatHex(bytes)));
      default -> text(cell.toString());
    }
    page.own("</td>");
  }

  private void text(String text) {
    page.own(text.length() > SHORT ? "<td class=w>" : "<td>");
    if (text.length() > MOST_LETTERS) {
      page.text(cut(text));
    } else {
      page.url(text, text);
    }
  }

  private static String number(Column column, Number number) {
    if (NAMES.contains(column.name()) || column.name().endsWith("_status")) {
      return number.toString();
    }
    return number instanceof Double decimal
        ? Numbers.measure(decimal)
        : Numbers.grouped(number.longValue());
  }

  private static String cut(String text) {
    return Numbers.cut(text, MOST_LETTERS);
  }

  private static boolean isFlag(Column column) {
    return column.meaning().startsWith("1 where");
  }

  private static String answer(Number flag) {
    return flag.longValue() == 0 ? "no" : "yes";
  }

  private static String heading(Column column) {
    return column.name().replace('_', ' ');
  }
}
