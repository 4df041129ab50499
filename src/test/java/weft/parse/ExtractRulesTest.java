package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.model.Content;
import weft.model.ExtractedValue;

/** Columns that the user defines. */
class ExtractRulesTest {
  private static final String SHOP =
      """
      <html><head><title>Lamp</title>
      <script type="application/ld+json">
      {"@type":"Product","sku":"L-1","offers":[{"price":12.5},{"price":"9"}],"brand":{"name":"B"}}
      </script></head>
      <body><h1 class="name">A   lamp</h1><img src="a.png"><img src="b.png"><img alt="none">
      <p class=price data-cents=1250>12,50 €</p><a href="/next?a=1&amp;b=2">next</a>
      <script>ga('UA-123'); ga('UA-456');</script></body></html>
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          css:h1                        | A lamp
          css:img@src                   | a.png;b.png
          css:a[href*='@']              |
          css:a@href                    | /next?a=1&b=2
          css:.price@data-cents         | 1250
          xpath://h1                    | A lamp
          xpath://img/@src              | a.png;b.png
          xpath:count(//img)            | 3
          xpath:string(//title)         | Lamp
          xpath:boolean(//table)        | false
          json:$.sku                    | L-1
          json:sku                      | L-1
          json:$.offers[*].price        | 12.5;9
          json:$..name                  | B
          json:$.brand                  | {"name":"B"}
          json:$.nothing.here           |
          re:UA-(\\d+)                   | 123;456
          re:UA-\\d+                     | UA-123;UA-456
          RE:(?i)ua-1(?=23)             | UA-1
          """)
  void aRuleTakesValuesFromAPage(String rule, String values) {
    assertEquals(values == null ? "" : values, String.join(";", values("text/html", SHOP, rule)));
  }

  @Test
  void valuesAreNumberedWithinTheirColumn() {
    assertEquals(
        List.of(
            new ExtractedValue("t", 1, "Lamp", null),
            new ExtractedValue("i", 1, "a.png", null),
            new ExtractedValue("i", 2, "b.png", null)),
        content("text/html", SHOP, "t=css:title", "i=css:img@src").extraction().values());
  }

  @Test
  void jsonBodiesHaveColumnsAndNoText() {
    Content content = content("application/json", "{\"a\":[1,{\"b\":null}]}", "x=json:$.a[0]");
    assertNull(content.text());
    assertEquals("1", content.extraction().values().getFirst().value());
  }

  @Test
  void feedsAndOtherXmlHaveATree() {
    String feed = "<rss><channel><item><pubDate>today</pubDate></item></channel></rss>";
    assertEquals(List.of("today"), values("application/rss+xml", feed, "css:item > pubDate"));
    assertEquals(List.of("today"), values("text/xml", feed, "xpath://item/pubDate"));
  }

  @Test
  void scriptsAndOtherTextsGiveWhatARegularExpressionFinds() {
    assertEquals(List.of("1"), values("text/javascript", "var v = 1;", "re:v = (\\d)"));
    assertEquals(List.of(), values("image/png", "v = 1", "re:v = (\\d)"));
  }

  @Test
  void aBodyThatIsNoJsonSaysSoInItsColumn() {
    ExtractedValue value =
        content("application/json", "{oops", "x=json:$.a").extraction().values().getFirst();
    assertNull(value.value());
    assertEquals("no JSON: unexpected 'oops' at character 6, line 1", value.trouble());
  }

  @Test
  void anExpressionThatTakesForeverIsStopped() {
    ParseSettings hasty =
        new ParseSettings(
            "weft",
            true,
            rules("x=re:(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x"),
            true,
            10,
            10,
            Duration.ofMillis(50));
    ExtractedValue value =
        new TextExtractor(hasty)
            .content(bytes("a".repeat(60) + "b"), "text/plain", "u")
            .extraction()
            .values()
            .getFirst();
    assertEquals("the regular expression took too long on this body", value.trouble());
  }

  @Test
  void aThousandValuesOfAColumnAreKept() {
    String many = "<i>x</i>".repeat(1_500);
    assertEquals(1_000, values("text/html", many, "css:i").size());
    assertEquals(1_000, values("text/html", many, "re:<i>").size());
  }

  @Test
  void laterOnStoredBodiesItIsTheSame() {
    TextExtractor extractor =
        new TextExtractor(ParseSettings.of("weft").withExtract(rules("t=css:title", "s=json:sku")));
    assertEquals(
        extractor.content(bytes(SHOP), "text/html", "u").extraction(),
        extractor.extraction(bytes(SHOP), "text/html", "u"));
    ParseSettings now =
        ParseSettings.of("weft")
            .withContentNow(true)
            .withExtract(rules("t=css:title", "s=json:sku"));
    assertEquals(
        extractor.content(bytes(SHOP), "text/html", "u"),
        Parsing.answer(now, bytes(SHOP), "Content-Type: text/html").content());
  }

  @Test
  void ofTwoRulesForOneColumnTheLaterCounts() {
    ExtractRules rules = rules("a=css:h1", "b=css:h2", "a=css:h3");
    assertEquals("a=css:h3\nb=css:h2", rules.text());
    assertEquals(rules, ExtractRules.parse(rules.text()));
    assertEquals(rules.fingerprint(), ExtractRules.parse(rules.text()).fingerprint());
    assertNotEquals(rules.fingerprint(), rules("a=css:h3").fingerprint());
    assertEquals(0, ExtractRules.NONE.fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          price              | must look like price=css:.price
          9=css:h1           | must look like price=css:.price
          p=h1               | column 'p': must begin with css:, xpath:, json: or re:
          p=html:h1          | column 'p': must begin with css:, xpath:, json: or re:
          p=css:             | column 'p': nothing stands after css:
          p=css:div[         | column 'p': not a CSS selector:
          p=css:p:nonsense   | column 'p': not a CSS selector:
          p=xpath://a[       | column 'p': not an XPath expression:
          p=json:$a          | column 'p': illegal character at position 1
          p=re:(a            | column 'p': not a regular expression: Unclosed group at character 2
          """)
  void whatIsWrongIsSaidWithTheColumnsName(String rule, String message) {
    String said =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> ExtractRule.of(rule)).getMessage());
    assertTrue(said.startsWith(message), said);
    assertEquals(1, said.lines().count(), said);
  }

  private static List<String> values(String type, String body, String rule) {
    return content(type, body, "x=" + rule).extraction().values().stream()
        .map(value -> String.valueOf(value.value()))
        .toList();
  }

  private static Content content(String type, String body, String... rules) {
    return new TextExtractor(ParseSettings.of("weft").withExtract(rules(rules)))
        .content(bytes(body), type + ";charset=utf-8", "http://site.test/");
  }

  private static ExtractRules rules(String... rules) {
    return new ExtractRules(Stream.of(rules).map(ExtractRule::of).toList());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
