package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.model.RunEnd;
import weft.scope.PatternRule;
import weft.scope.TrapMode;
import weft.scope.TrapSettings;

/**
 * A crawl comes to an end on sites that have none, after few pages that bring nothing; and it takes
 * nothing away from sites that are only large.
 */
class TrapTest {
  /** More than any trap here may cost. */
  private static final int FAR = 2_500;

  @TempDir Path directory;

  private SiteServer site;
  private TestCrawl crawl;

  @BeforeEach
  void start() {
    site = SiteServer.start();
    site.status("/robots.txt", 404);
    crawl = new TestCrawl(directory);
    crawl.limits = pages(FAR);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private static Limits pages(int pages) {
    return new Limits(
        pages, Long.MAX_VALUE, Limits.NONE.time(), Integer.MAX_VALUE, Limits.NONE.freeDisk());
  }

  private static String framed(String title, String body) {
    return "<title>"
        + title
        + "</title><div><a href=/>Home</a> <a href=/about>About the village</a></div><h1>"
        + title
        + "</h1>"
        + body
        + "<p>The village hall, 12 Mill Lane</p>";
  }

  /** Crawls a site of such pages, twenty of which are honest; answers how many were fetched. */
  private long fetched(String prefix, Function<String, String> generator)
      throws InterruptedException {
    site.generated(
        target ->
            target.startsWith("/page/")
                ? framed("Chapter " + word(target), "<p>All about " + word(target))
                : target.equals("/about") ? framed("About", "us") : generator.apply(target));
    String pages =
        IntStream.range(0, 20).mapToObj(i -> "<a href=/page/" + i + ">x</a>").collect(joined());
    site.page("/", framed("Welcome", "<a href=" + prefix + ">start</a>" + pages));
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
    assertEquals(
        20, site.targets().stream().filter(t -> t.startsWith("/page/")).distinct().count());
    String first = prefix.replaceFirst("[^/]*$", "").replaceFirst("^/$", prefix.split("[?]", 2)[0]);
    return site.targets().stream().filter(target -> target.startsWith(first)).distinct().count();
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining("\n");
  }

  private static String word(String seed) {
    Random random = new Random(seed.hashCode());
    return random.ints(9, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
  }

  private void stopsWithin(long most, long pages) {
    assertTrue(pages <= most, pages + " pages");
  }

  @Test
  void aCalendarWithoutEndIsStopped() throws InterruptedException {
    stopsWithin(260, fetched("/calendar/2026/11", TrapTest::month));
    assertEquals(
        List.of("/calendar/{n}/{n} stopped"),
        crawl.column("SELECT pattern || ' ' || action FROM traps"));
    assertEquals(
        List.of("trap"),
        crawl.column("SELECT DISTINCT reason FROM excluded WHERE url LIKE '%cal%'"));
  }

  private static String month(String target) {
    String[] parts = target.split("/", -1);
    if (parts.length < 4) {
      return framed("About", "us");
    }
    YearMonth month = YearMonth.of(Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    DateTimeFormatter path = DateTimeFormatter.ofPattern("/'calendar'/yyyy/MM");
    String name = month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    StringBuilder days = new StringBuilder("<table>");
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      days.append(day % 7 == 1 ? "<tr>" : "").append("<td>").append(day);
    }
    return framed(
        name + " " + month.getYear(),
        "<a href="
            + path.format(month.minusMonths(1))
            + ">earlier</a>"
            + "<a href="
            + path.format(month.plusMonths(1))
            + ">later</a>"
            + days
            + "</table><p>No events. Served at 12:31:07 in 0."
            + (target.hashCode() & 0xFFFFF)
            + " s");
  }

  @Test
  void identifiersOfSessionsInPathsAreSeenThrough() throws InterruptedException {
    stopsWithin(
        400,
        fetched(
            "/s/0",
            target -> {
              String page = target.substring(target.lastIndexOf('/') + 1);
              int number = page.startsWith("p") ? Integer.parseInt(page.substring(1)) : 0;
              return framed(
                  "Room " + word("room" + number),
                  IntStream.range(0, 8)
                          .mapToObj(i -> "<a href=/s/" + session(target + i) + "/p" + i + ">Go</a>")
                          .collect(joined())
                      + "<img src=logo.png>");
            }));
  }

  private static String session(String seed) {
    Random random = new Random(seed.hashCode());
    return "%016x%08x".formatted(random.nextLong(), random.nextInt());
  }

  @Test
  void pathsThatGrowWithEveryRelativeLinkAreStopped() throws InterruptedException {
    stopsWithin(
        600,
        fetched(
            "/grow/",
            target ->
                framed(
                    "Index of " + target,
                    "<a href=news/>News</a><a href=events/>Events</a><a href=people/>People</a>"
                        + "<a href=photos/>Photos</a><img src=dot.png>")));
  }

  @Test
  void pathsThatGrowInOneLineAreStoppedByARule() throws InterruptedException {
    crawl.traps = new TrapSettings(TrapMode.RULES, 6, 50, 40);
    stopsWithin(8, fetched("/grow/", target -> framed("Up", "<a href=news/>News</a>")));
    assertEquals(
        List.of("trap: max-repeats 6"),
        crawl.column("SELECT reason || ': ' || rule FROM excluded WHERE reason = 'trap'"));
  }

  @Test
  void combinationsOfFacetsAreStopped() throws InterruptedException {
    List<String> keys = List.of("colour", "size", "brand", "sort", "order", "material", "year");
    stopsWithin(
        800,
        fetched(
            "/shop?page=1",
            target -> {
              String query = target.substring(target.indexOf('?') + 1);
              Random random = new Random(query.hashCode());
              String links =
                  keys.stream()
                      .filter(key -> !query.contains(key))
                      .flatMap(
                          key ->
                              IntStream.range(0, 4)
                                  .mapToObj(
                                      i -> "/shop?" + query + "&" + key + "=" + word(key + i)))
                      .map(url -> "<a href='" + url + "'>" + url.substring(url.lastIndexOf('=')))
                      .collect(joined());
              String goods =
                  random
                      .ints(12, 0, 150)
                      .mapToObj(i -> "<li>" + word("good" + i) + " <b>" + i * 1.37 + "</b></li>")
                      .collect(joined());
              return framed("Shop: " + query.replace('&', ' '), links + "<ul>" + goods + "</ul>");
            }));
  }

  @Test
  void aListThatIsEmptyAndGoesOnIsStopped() throws InterruptedException {
    stopsWithin(
        220,
        fetched(
            "/list?page=1",
            target -> {
              int page = Integer.parseInt(target.substring(target.indexOf('=') + 1));
              String rows =
                  IntStream.range(page * 10, Math.min(page * 10 + 10, 100))
                      .mapToObj(i -> "<p>" + word("row" + i))
                      .collect(joined());
              return framed(
                  "Page " + page,
                  (rows.isEmpty() ? "No entries" : rows)
                      + "<p>Entries "
                      + (page * 10 + 1)
                      + " to "
                      + (page * 10 + 10)
                      + "<a href='/list?page="
                      + (page + 1)
                      + "'>next page</a>");
            }));
  }

  @Test
  void pagesOfRandomNamesThatSayTheSameAreStopped() throws InterruptedException {
    stopsWithin(
        400,
        fetched(
            "/wiki/x1",
            target ->
                framed(
                    target.substring(6),
                    "<p>There is no entry of that name. See "
                        + IntStream.range(0, 5)
                            .mapToObj(i -> "<a href=/wiki/" + word(target + i) + ">another</a>")
                            .collect(joined()))));
  }

  @Test
  void randomTextIsNotStoppedForItCannotBeToldFromContent() throws InterruptedException {
    crawl.limits = pages(600);
    site.generated(
        target ->
            framed(
                word(target),
                "<p>"
                    + word(target + 1)
                    + " "
                    + word(target + 2)
                    + IntStream.range(0, 5)
                        .mapToObj(i -> "<a href=/text/" + word(target + i) + ">more</a>")
                        .collect(joined())));
    assertEquals(RunEnd.LIMIT, crawl.run(site.url("/")).end());
    assertEquals(List.of(), crawl.column("SELECT pattern FROM traps"));
  }

  private void allAreFetched(int pages, Function<String, String> generator)
      throws InterruptedException {
    site.generated(generator);
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
    assertEquals(pages, crawl.column("SELECT url FROM pages WHERE status = 200").size());
    assertEquals(List.of(), crawl.column("SELECT url FROM excluded WHERE reason = 'trap'"));
  }

  /** The number at the end of a target; 0 where there is none. */
  private static int number(String target) {
    String digits = target.replaceAll("^.*?([0-9]*)$", "$1");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  @Test
  void aListOfManyPagesIsReadToItsEnd() throws InterruptedException {
    allAreFetched(
        402,
        target -> {
          int page = number(target);
          String rows =
              IntStream.range(page * 10, page * 10 + 10)
                  .mapToObj(i -> "<p>" + word("row" + i))
                  .collect(joined());
          return framed(
              "List", rows + (page < 400 ? "<a href=/list/" + (page + 1) + ">next</a>" : ""));
        });
  }

  @Test
  void productsOfOneTemplateAreAllFetched() throws InterruptedException {
    allAreFetched(
        602,
        target -> {
          if (target.equals("/")) {
            return IntStream.range(0, 600)
                .mapToObj(i -> "<a href=/product/" + i + ">p</a>")
                .collect(joined());
          }
          int number = number(target);
          return framed(
              "Product " + number,
              "<img src=/img/" + number + ".jpg><p>Price " + number * 1.37 + "<p>In stock");
        });
  }

  @Test
  void tablesOfMeasurementsInAChainOfDaysAreAllFetched() throws InterruptedException {
    allAreFetched(
        402,
        target -> {
          int day = number(target);
          Random random = new Random(day);
          String rows =
              IntStream.range(0, 24)
                  .mapToObj(h -> "<tr><td>%02d:00<td>%.1f".formatted(h, random.nextInt(40) + 0.5))
                  .collect(joined());
          String next = day < 400 ? "<a href=/days/" + (day + 1) + ">next</a>" : "";
          return framed("Weather", "<table>" + rows + "</table>" + next);
        });
  }

  @Test
  void pagesThatSayTheSameAreFetchedWhereOtherPagesLeadToThem() throws InterruptedException {
    allAreFetched(
        504,
        target -> {
          if (target.startsWith("/uses/")) {
            return framed("No uses", "<a href=/class/" + target.substring(6) + ">class</a>");
          }
          int number = number(target);
          return framed(
              word("class" + number),
              "<p>What "
                  + word("class" + number)
                  + " does<a href=/uses/"
                  + number
                  + ">uses</a>"
                  + (number < 250 ? "<a href=/class/" + (number + 1) + ">next</a>" : ""));
        });
  }

  private void calendar() {
    site.generated(TrapTest::month);
    site.page("/", framed("Welcome", "<a href=/calendar/2026/11>calendar</a>"));
  }

  @Test
  void whatWasLearnedHoldsWhenTheRunGoesOn() throws InterruptedException {
    calendar();
    crawl.limits = pages(100);
    assertEquals(RunEnd.LIMIT, crawl.run(site.url("/")).end());
    crawl.limits = pages(FAR);
    assertEquals(RunEnd.FINISHED, crawl.run().end());
    stopsWithin(260, site.targets().stream().filter(t -> t.startsWith("/cal")).count());
    assertEquals(List.of("stopped"), crawl.column("SELECT action FROM traps"));
  }

  @Test
  void aLaterRunKnowsWhatAnEarlierOneLearned() throws InterruptedException {
    calendar();
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
    long before = site.targets().stream().filter(t -> t.startsWith("/cal")).count();
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
    long after = site.targets().stream().filter(t -> t.startsWith("/cal")).count();
    assertEquals(1, after - before);
  }

  @Test
  void rulesAloneLearnNothing() throws InterruptedException {
    calendar();
    crawl.limits = pages(400);
    crawl.traps = new TrapSettings(TrapMode.RULES, 6, 50, 40);
    assertEquals(RunEnd.LIMIT, crawl.run(site.url("/")).end());
    assertEquals(List.of(), crawl.column("SELECT * FROM trap"));
  }

  @Test
  void whatAnIncludeNamesIsNeverStopped() throws InterruptedException {
    calendar();
    crawl.limits = pages(400);
    crawl.patterns.add(new PatternRule(true, Pattern.compile("/calendar/")));
    assertEquals(RunEnd.LIMIT, crawl.run(site.url("/")).end());
    assertEquals(List.of(), crawl.column("SELECT url FROM excluded WHERE reason = 'trap'"));
  }

  @Test
  void anIncludeOfEverythingNamesNothing() throws InterruptedException {
    calendar();
    crawl.patterns.add(new PatternRule(true, Pattern.compile("^")));
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
  }

  @Test
  void whatWasStoppedComesBackWithAnIncludeOfIt() throws Exception {
    calendar();
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
    assertTrue(!crawl.column("SELECT url FROM excluded WHERE reason = 'trap'").isEmpty());
    crawl.change("UPDATE run SET ended_at = NULL, end_reason = NULL");
    crawl.patterns.add(new PatternRule(true, Pattern.compile("/calendar/")));
    crawl.limits = pages(400);
    assertEquals(RunEnd.LIMIT, crawl.run().end());
    assertEquals(List.of(), crawl.column("SELECT url FROM excluded WHERE reason = 'trap'"));
  }

  @Test
  void whatBringsNothingComesBehindTheRestOfItsHost() throws InterruptedException {
    site.generated(
        target -> {
          if (target.startsWith("/same/")) {
            return framed("Same", "<p>Nothing here");
          }
          int number = number(target);
          return framed(
              word(target),
              "<a href=/next/"
                  + (number + 1)
                  + ">next</a>"
                  + IntStream.range(number * 20, number * 20 + 20)
                      .mapToObj(i -> "<a href=/same/" + i + ">s</a>")
                      .collect(joined()));
        });
    crawl.concurrency = 1;
    crawl.limits = pages(150);
    assertEquals(RunEnd.LIMIT, crawl.run(site.url("/")).end());
    List<String> last = site.targets().subList(site.targets().size() - 40, site.targets().size());
    assertTrue(last.stream().allMatch(target -> target.startsWith("/next/")), last.toString());
  }
}
