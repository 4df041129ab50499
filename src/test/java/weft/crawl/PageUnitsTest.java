package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.url.Url;

/** What is new about a page beside another one of its make. */
class PageUnitsTest {

  private static int weight(String path, String html, SeenUnits seen) {
    PageUnits units = new PageUnits();
    UrlWords words = new UrlWords(Url.ofCanonical("https://a.test" + path));
    new BlockText(words, units).read(html.getBytes(StandardCharsets.UTF_8));
    int weight = 0;
    for (int i = 0; i < units.size(); i++) {
      weight += seen.add(units.hash(i), SeenUnits.LARGEST) ? units.weight(i) : 0;
    }
    return weight;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0  | <p>November 2026<p>None      | <p>December 2027<p>None
          0  | <td>Mon 1<td>Tue 2           | <td>Thu 30<td>Fri 31
          0  | at 12:31:07 on 2026-11-05    | at 09:15:59 on 2027-01-31
          0  | on 5.11.2026, 11/5/2026      | on 31.1.2027, 1/31/2027
          0  | since 2026-11-05T12:31:07Z   | since 2027-01-31T09:00:00Z
          0  | <p>Red <b>Chair</b><p>Blue   | <p>Blue<p>Red Chair
          0  | <title>page 100<p>99 101     | <title>PAGE 100<p>102 98
          0  | <p>a house a house           | <p>a house
          0  | <p>All about new             | <p>All about new new
          0  | <script>x = 1</script>Text   | <script>y = 'z'</script>Text
          0  | <!-- one -->Text             | <!-- two <p> three -->Text
          0  | <p class=a>Text              | <p class=b>Text
          6  | <p>Red chair                 | <p>Blue chair
          6  | <p>chair red                 | <p>red chair
          6  | <p>Größe                     | <p>Grüße
          1  | <p>Price 17.99               | <p>Price 18.99
          2  | <p>Rows 571-580 of 4711      | <p>Rows 581-590 of 4712
          1  | <p>Model RTX4090             | <p>Model RTX4091
          6  | <td>1.5<td>2.5<td>3.5<tr><td>4.5<td>5.5<td>6.5 | <td>2.5<td>1.5<td>3.5<tr><td>4.5<td>5.5<td>6.5
          """)
  void aPageIsNewByWhatItsTextSays(int weight, String before, String html) {
    SeenUnits seen = new SeenUnits();
    int _ = weight("/x/100/new", before, seen);
    int more = weight("/x/100/new", html, seen);
    assertEquals(weight == 6, more >= PageUnits.ENOUGH, more + " is new");
    assertEquals(Math.min(weight, PageUnits.ENOUGH), Math.min(more, PageUnits.ENOUGH));
  }

  @ParameterizedTest
  @CsvSource({
    "/shop?c=red&s=large, /shop?c=blue&s=small, Shop: %s %s, red, large, blue, small",
    "/no/Some%20thing, /no/Other%20thing, <h1>%s %s</h1>None, Some, thing, Other, thing",
  })
  void whatItsUrlSaysAlreadyIsNothingNew(
      String first, String second, String html, String a, String b, String c, String d) {
    SeenUnits seen = new SeenUnits();
    int _ = weight(first, html.formatted(a, b), seen);
    assertEquals(0, weight(second, html.formatted(c, d), seen));
  }
}
