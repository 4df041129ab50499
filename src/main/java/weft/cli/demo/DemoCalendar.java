package weft.cli.demo;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The guild's calendar, which has no first page and no last: a trap for crawlers without limits.
 */
final class DemoCalendar {
  private static final YearMonth BEGINNING = YearMonth.of(2026, 1);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter ADDRESS = DateTimeFormatter.ofPattern("yyyy/MM/");

  private DemoCalendar() {}

  /** The page at {@code path}, such as {@code /calendar/2026/01/} or {@code /calendar/} itself. */
  static String page(String path) {
    String[] parts = path.split("/", -1);
    boolean isMonth = parts.length == 5 && (parts[2] + parts[3]).matches("\\d{4}(0[1-9]|1[0-2])");
    return isMonth ? month(YearMonth.parse(parts[2] + "-" + parts[3])) : contents();
  }

  private static String contents() {
    return page(
        "Calendar",
        """
        <p>Everything that happens at the mill, month by month, before and after and without end.</p>
        <p>Begin with %s.</p>
        """
            .formatted(link(BEGINNING)));
  }

  private static String month(YearMonth month) {
    return page(
        MONTH.format(month),
        """
        <p>The looms are open on weekdays from nine until the light goes.</p>
        <p>%s &middot; %s</p>
        """
            .formatted(link(month.minusMonths(1)), link(month.plusMonths(1))));
  }

  private static String link(YearMonth month) {
    return "<a href=\"/calendar/" + ADDRESS.format(month) + "\">" + MONTH.format(month) + "</a>";
  }

  private static String page(String title, String body) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
      <meta charset="utf-8">
      <title>%s</title>
      <link rel="stylesheet" href="/loom.css">
    </head>
    <body>
    <main>
    <h1>%s</h1>
    %s</main>
    <footer><a href="/">The Loom</a>, the weavers' guild of Brandholm.</footer>
    </body>
    </html>
    """
        .formatted(title, title, body);
  }
}
