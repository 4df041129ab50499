package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.model.LinkKind;

/** Strings in JSON, and which of them are links. */
class JsonStringsTest {

  @Test
  void everyStringStandsUnderItsKey() {
    assertEquals(
        List.of("a=1", "b=2", "b=3", "c=4", "b=5", "d=6"),
        strings("{\"a\": \"1\", \"b\": [\"2\", \"3\", {\"c\" : \"4\"}, \"5\"], \"d\":\"6\"}"));
  }

  @Test
  void escapesAreUndone() {
    assertEquals(List.of("k=/a\"b\\c\té"), strings("{\"k\": \"\\/a\\\"b\\\\c\\t\\u00e9\"}"));
  }

  @Test
  void javaScriptAroundItIsPassedOver() {
    assertEquals(List.of("k=v"), strings("//<![CDATA[\nwindow.x = {\"k\": \"v\"};\n//]]>"));
  }

  @Test
  void whatIsCutGivesWhatItHas() {
    assertEquals(List.of("k=v", "k=w\\"), strings("{\"k\": [\"v\", \"w\\"));
    assertEquals(List.of("=v"), strings("\"v"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /a/b          | yes
          /             | no
          //h.test/x    | yes
          // comment    | no
          /a b          | no
          /[slug]/x     | no
          /:id          | no
          /^a$/         | no
          /*            | no
          a/b           | no
          http://h.test | yes
          http://       | no
          see http://h.test | no
          """)
  void inOtherJsonWhatLooksLikeAUrlIsALink(String value, String expected) {
    var page = Parsing.html("<script type=application/json>[\"" + value + "\"]</script>");
    assertEquals(expected, page.links().isEmpty() ? "no" : "yes");
  }

  @Test
  void atMostAThousandUrlsOfDataAreTaken() {
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < 1_500; i++) {
      json.append("\"/p/").append(i).append("\",");
    }
    var page = Parsing.html("<script type=application/json>" + json + "]</script><a href=x>x</a>");
    assertEquals(1_000, Parsing.paths(page, LinkKind.JSON).size());
    assertEquals(1, Parsing.paths(page, LinkKind.A).size());
  }

  @Test
  void randomTextIsNoTrouble() {
    SplittableRandom random = new SplittableRandom(5);
    String alphabet = "{}[]\"\\:,u0a/ ";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder json = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        json.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      strings(json.toString());
    }
  }

  private static List<String> strings(String json) {
    List<String> found = new ArrayList<>();
    JsonStrings.read(
        json,
        (key, value) -> {
          found.add(key + "=" + value);
          return true;
        });
    return found;
  }
}
