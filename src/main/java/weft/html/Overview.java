package weft.html;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.analysis.Progress;
import weft.analysis.Workspace;

/** The crawl at a glance: its figures, and what they look like. */
final class Overview {
  private static final int MOST_BARS = 9;
  private static final int MOST_STATUSES = 20;
  private static final int SLOTS = 60;
  private static final long LEAST_SLOT = 100;

  private final Markup page;
  private final Workspace workspace;
  private final Progress progress;
  private final Map<String, Rows.Row> figures = new LinkedHashMap<>();

  Overview(Markup page, Workspace workspace, Progress progress) {
    this.page = page;
    this.workspace = workspace;
    this.progress = progress;
  }

  /** Writes all of it. */
  void write() {
    for (Rows.Row row : Rows.of(workspace, "overview", progress)) {
      figures.put(row.text("metric"), row);
    }
    tiles();
    page.open("div", "class", "charts");
    statusCodes();
    responseTimes();
    depth();
    rate();
    contentTypes();
    hosts();
    page.end("div");
    allFigures();
  }

  private void tiles() {
    long pages = number("pages");
    page.open("dl", "class", "tiles");
    tile(
        "Pages",
        Numbers.grouped(pages),
        "of " + Numbers.count(number("URLs known"), "URL", "URLs") + " known");
    tile(
        "Answered with 200",
        Numbers.share(number("pages with status 200"), pages),
        grouped("pages with status 200") + " pages");
    tile("Broken URLs", grouped("broken URLs"), "answer with an error, or not at all");
    tile("Redirects", grouped("redirects"), Numbers.share(number("redirects"), pages));
    tile(
        "May be listed",
        Numbers.share(number("pages that may be indexed"), pages),
        "nothing keeps search engines from them");
    if (pages > 0) {
      tile(
          "First byte",
          Numbers.rough(decimal("time to first byte, median, ms")) + " ms",
          "median; 95 of 100 within "
              + Numbers.rough(decimal("time to first byte, 95 of 100, ms"))
              + " ms");
    }
    tile("Received", Numbers.bytes(number("bytes received")), "as sent by the servers");
    tile("Took", took(), decimal("pages a second") + " pages a second");
    page.end("dl");
  }

  private void tile(String name, String value, String remark) {
    page.open("div").element("dt", name).open("dd");
    page.element("b", value.isEmpty() ? "–" : value).element("span", remark);
    page.close("dd").end("div");
  }

  private String took() {
    String ended = text("ended");
    return ended.isEmpty()
        ? "unfinished"
        : Numbers.time(Duration.between(Instant.parse(text("started")), Instant.parse(ended)));
  }

  private void statusCodes() {
    Map<String, Bar> bars = new LinkedHashMap<>();
    for (Rows.Row row : Rows.of(workspace, "status-codes", progress)) {
      String status = row.text("status");
      String label = status.isEmpty() ? "no answer: " + row.text("reason") : status;
      Tone tone = Tone.of(row.number("status"));
      bars.merge(
          label,
          new Bar(label, row.number("urls"), tone),
          (one, other) -> new Bar(label, one.value() + other.value(), tone));
    }
    lying(
        new Chart(
            "chart-status",
            "Status codes",
            "How pages answered. 2xx is a page, 3xx leads elsewhere, 4xx and 5xx are errors.",
            "Status",
            "Pages",
            Chart.greatest(List.copyOf(bars.values()), MOST_STATUSES),
            value -> Numbers.grouped((long) value)));
  }

  private void contentTypes() {
    List<Bar> bars = new ArrayList<>();
    for (Rows.Row row : Rows.of(workspace, "mime-types", progress)) {
      String type = row.text("content_type");
      bars.add(new Bar(type.isEmpty() ? "not named" : type, row.number("urls"), Tone.PLAIN));
    }
    lying(
        new Chart(
            "chart-types",
            "Content types",
            "What the server says that its answers are.",
            "Type",
            "Pages",
            Chart.greatest(bars, MOST_BARS),
            value -> Numbers.grouped((long) value)));
  }

  private void responseTimes() {
    List<Bar> bars = new ArrayList<>();
    for (Rows.Row row :
        Rows.of(
            workspace,
            """
            SELECT b.label AS label, b.tone AS tone, count(f.id) AS pages
            FROM (SELECT 0 AS low, 10000 AS high, 'under 10 ms' AS label, 'GOOD' AS tone
              UNION ALL SELECT 10000, 50000, '10 to 50 ms', 'GOOD'
              UNION ALL SELECT 50000, 100000, '50 to 100 ms', 'GOOD'
              UNION ALL SELECT 100000, 200000, '100 to 200 ms', 'GOOD'
              UNION ALL SELECT 200000, 500000, '200 to 500 ms', 'GOOD'
              UNION ALL SELECT 500000, 1000000, '500 ms to 1 s', 'NOTICE'
              UNION ALL SELECT 1000000, 3000000, '1 to 3 s', 'WARNING'
              UNION ALL SELECT 3000000, 9e18, '3 s and more', 'ERROR') b
            LEFT JOIN (
              SELECT f.id, f.first_byte FROM page_fact x JOIN fetch f ON f.id = x.fetch
              WHERE f.first_byte IS NOT NULL) f ON f.first_byte >= b.low AND f.first_byte < b.high
            GROUP BY b.low ORDER BY b.low
            """)) {
      bars.add(new Bar(row.text("label"), row.number("pages"), Tone.valueOf(row.text("tone"))));
    }
    lying(
        new Chart(
            "chart-times",
            "Response times",
            "From the request to the first byte of the answer. Readers notice what is over half a"
                + " second.",
            "Time",
            "Pages",
            bars,
            value -> Numbers.grouped((long) value)));
  }

  private void depth() {
    List<Bar> bars = new ArrayList<>();
    for (Rows.Row row : Rows.of(workspace, "depth", progress)) {
      bars.add(new Bar(row.text("depth"), row.number("urls"), Tone.PLAIN));
    }
    standing(
        new Chart(
            "chart-depth",
            "Depth",
            "How many clicks pages are from the start, by the shortest way.",
            "Clicks",
            "Pages",
            bars,
            value -> Numbers.grouped((long) value)),
        true);
  }

  private void rate() {
    List<Rows.Row> span =
        Rows.of(
            workspace,
            "SELECT min(at) AS first, max(at) AS last, count(*) AS n FROM fetch WHERE run = :run");
    long first = span.getFirst().number("first");
    long length = span.getFirst().number("last") - first;
    long slot = Math.max(LEAST_SLOT, length / SLOTS + 1);
    double[] counts = new double[(int) (length / slot) + 1];
    for (Rows.Row row :
        Rows.of(
            workspace,
            "SELECT (at - ?) / ? AS slot, count(*) AS n FROM fetch WHERE run = :run GROUP BY 1",
            first,
            slot)) {
      counts[Math.clamp(row.number("slot"), 0, counts.length - 1)] += row.number("n");
    }
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < counts.length && span.getFirst().number("n") > 0; i++) {
      String label = "after " + Numbers.time(Duration.ofMillis(i * slot));
      bars.add(new Bar(label, counts[i] * 1000 / slot, Tone.PLAIN));
    }
    standing(
        new Chart(
            "chart-rate",
            "Crawl rate",
            "Requests a second from the beginning of the run to its end.",
            "Time",
            "Requests a second",
            bars,
            value -> Numbers.rough(value) + "/s"),
        false);
  }

  private void hosts() {
    List<Bar> bars = new ArrayList<>();
    for (Rows.Row row : Rows.of(workspace, "hosts", progress)) {
      if (row.number("fetched") > 0) {
        bars.add(new Bar(host(row), row.number("fetched"), Tone.PLAIN));
      }
    }
    lying(
        new Chart(
            "chart-hosts",
            "Hosts",
            "How many URLs of each host were answered.",
            "Host",
            "URLs",
            Chart.greatest(bars, MOST_BARS),
            value -> Numbers.grouped((long) value)));
  }

  private static String host(Rows.Row row) {
    long port = row.number("port");
    return row.text("host") + (port == 80 || port == 443 ? "" : ":" + port);
  }

  /** A chart without values says nothing. */
  private void lying(Chart chart) {
    if (chart.most() > 0) {
      chart.lying(page);
    }
  }

  private void standing(Chart chart, boolean labelled) {
    if (chart.most() > 0 && chart.bars().size() > 1) {
      chart.standing(page, labelled);
    }
  }

  private void allFigures() {
    page.open("details", "class", "alternative").element("summary", "All figures");
    page.open("table").element("caption", "The run in figures").open("thead").open("tr");
    page.element("th", "Figure", "scope", "col");
    page.element("th", "Value", "scope", "col", "class", "n");
    page.element("th", "Share", "scope", "col", "class", "n").close("tr").close("thead");
    page.open("tbody");
    for (Rows.Row row : figures.values()) {
      page.open("tr").element("th", row.text("metric"), "scope", "row");
      page.element("td", value(row), "class", "n");
      String share = row.text("share");
      page.element(
          "td", share.isEmpty() ? "" : Numbers.percent(Double.parseDouble(share)), "class", "n");
      page.close("tr");
    }
    page.close("tbody").close("table").end("details");
  }

  private static String value(Rows.Row row) {
    String value = row.text("value");
    return value.matches("\\d{4,18}") ? Numbers.grouped(Long.parseLong(value)) : value;
  }

  private String text(String metric) {
    Rows.Row row = figures.get(metric);
    return row == null ? "" : row.text("value");
  }

  private long number(String metric) {
    Rows.Row row = figures.get(metric);
    return row == null ? 0 : row.number("value");
  }

  private String grouped(String metric) {
    return Numbers.grouped(number(metric));
  }

  private double decimal(String metric) {
    String value = text(metric);
    return value.isEmpty() ? 0 : Double.parseDouble(value);
  }
}
