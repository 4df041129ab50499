package weft.robots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The published test cases of other parsers and of the standard. */
class RobotsVectorsTest {
  /** Vectors of one parser that Weft does not follow, each with the reason. */
  private static final SortedMap<String, String> DIFFERENCES =
      new TreeMap<>(
          Map.of(
              "r1053",
              "a Crawl-delay of an hour closes the site there; here --crawl-delay-cap bounds it"));

  @Test
  void everyVectorOnWhichTheStandardAndOthersAgreePasses() throws IOException {
    Tally must = tally("must");
    assertEquals(List.of(), must.failed());
    assertTrue(must.total() >= 1108, "only " + must.total() + " vectors");
  }

  @Test
  void everyVectorThatOthersAgreeOnPasses() throws IOException {
    assertEquals(List.of(), tally("should").failed());
  }

  @Test
  void ofTheVectorsOfSingleParsersAllButTheKnownOnesPass() throws IOException {
    DIFFERENCES.forEach((id, why) -> System.out.println("robots differs at " + id + ": " + why));
    assertEquals(List.copyOf(DIFFERENCES.keySet()), tally("lenient").failed());
  }

  private static Tally tally(String tier) throws IOException {
    int total = 0;
    List<String> failed = new ArrayList<>();
    for (JsonNode vector : Conformance.lines(Conformance.file("vectors/robots.jsonl"))) {
      if (vector.get("tier").textValue().equals(tier)) {
        total++;
        if (allowed(vector) != vector.get("expect").booleanValue()) {
          failed.add(vector.get("id").textValue());
        }
      }
    }
    Tally tally = new Tally(total, failed);
    System.out.printf("robots %s: %d/%d %s%n", tier, tally.passed(), total, failed);
    return tally;
  }

  private static boolean allowed(JsonNode vector) {
    byte[] robots = Base64.getDecoder().decode(vector.get("robots_b64").textValue());
    String path = pathAndQuery(vector.get("url").textValue());
    return RobotsRules.parse(robots).match(vector.get("agent").textValue(), path).allowed();
  }

  /** Path and query of what is a URL, a path or nothing. */
  private static String pathAndQuery(String url) {
    int scheme = url.indexOf("://");
    int start = 0;
    if (scheme > 0 && url.indexOf('/') > scheme) {
      start = scheme + 3;
      while (start < url.length() && "/?#".indexOf(url.charAt(start)) < 0) {
        start++;
      }
    }
    int fragment = url.indexOf('#', start);
    String path = url.substring(start, fragment < 0 ? url.length() : fragment);
    return path.startsWith("/") ? path : "/" + path;
  }

  private record Tally(int total, List<String> failed) {
    int passed() {
      return total - failed.size();
    }
  }
}
