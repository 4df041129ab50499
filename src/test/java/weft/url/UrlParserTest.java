package weft.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.Vectors;

class UrlParserTest {

  @Test
  void everyResolvingVectorResolves() {
    Tally tally = new Tally("url-resolve");
    for (Map<String, Object> vector : Vectors.read("vectors/url-resolve.jsonl")) {
      ParsedUrl url = parse(Vectors.text(vector, "input"), Vectors.text(vector, "base"));
      String text = url == null || !url.isWeb() ? null : url.text();
      tally.count(
          Vectors.text(vector, "tier"), Vectors.text(vector, "id"), vector.get("expect"), text);
    }
    tally.finish();
  }

  @Test
  void everyUrlOfTheWebPlatformTestsHasItsHref() {
    Tally tally = new Tally("wpt-url");
    for (String file : new String[] {"urltestdata", "ada_extra_urltestdata"}) {
      for (JsonNode vector : Vectors.tree("wpt-url/" + file + ".json")) {
        if (vector.isObject()) {
          String input = vector.get("input").asText();
          ParsedUrl url = parse(input, vector.path("base").asText(""));
          tally.count(file, input, href(vector), url == null ? null : url.href());
        }
      }
    }
    tally.finish();
  }

  @Test
  void everyDomainOfTheWebPlatformTestsBecomesAscii() {
    Tally tally = new Tally("wpt-url");
    for (String file : new String[] {"toascii", "IdnaTestV2", "IdnaTestV2-removed"}) {
      for (JsonNode vector : Vectors.tree("wpt-url/" + file + ".json")) {
        if (vector.isObject() && !vector.get("input").asText().isEmpty()) {
          String input = vector.get("input").asText();
          ParsedUrl url = parse("https://" + input + "/x", "");
          String host = url == null ? null : url.host();
          tally.count(file, input, vector.get("output").textValue(), host);
        }
      }
    }
    tally.finish();
  }

  @Test
  void everySpellingOfAnIpv4AddressIsUnderstood() {
    Tally tally = new Tally("ipv4-spellings");
    for (Map<String, Object> vector : Vectors.read("vectors/ipv4-spellings.jsonl")) {
      String input = Vectors.text(vector, "input");
      ParsedUrl url = parse("http://" + input + "/", "");
      String host = url == null ? null : url.host();
      String address = host != null && Ipv4.isMeant(host) ? host : null;
      tally.count(Vectors.text(vector, "tier"), input, vector.get("expect"), address);
    }
    tally.finish();
  }

  @Test
  void userinfoIsKeptInTheResolvedForm() {
    ParsedUrl url = parsed("http://us er:p@ss@example.org/");
    assertEquals("http://us%20er:p%40ss@example.org/", url.text());
    assertEquals("us%20er:p%40ss", url.userinfo());
  }

  @Test
  void theFragmentStandsApartFromTheText() {
    ParsedUrl url = parsed("http://example.org/a#b c");
    assertEquals("http://example.org/a", url.text());
    assertEquals("http://example.org/a#b%20c", url.href());
  }

  @Test
  void ipv6IsCompressedAtItsFirstLongestRunOfZeros() {
    assertEquals("[1:0:0:2::3]", parsed("http://[1:0:0:2:0:0:0:3]/").host());
    assertEquals("[::7f00:1]", parsed("http://[::127.0.0.1]/").host());
    assertNull(parse("http://[1:2:3:4:5:6:7]/", ""));
    assertNull(parse("http://[::1.2.3.04]/", ""));
  }

  @Test
  void aLabelThatIsFarTooLongIsNoHost() {
    assertNull(parse("http://" + "é".repeat(1001) + ".example/", ""));
    assertNull(parse("http://example." + "%C3%A9".repeat(100_000), ""));
  }

  @Test
  void aRelativeTextWithoutABaseSaysSo() {
    ParseResult result = UrlParser.parse("a/b", null);
    assertEquals("relative without a base", assertInstanceOf(failed(), result).why());
  }

  private static Class<ParseResult.Failed> failed() {
    return ParseResult.Failed.class;
  }

  private static @Nullable String href(JsonNode vector) {
    return vector.path("failure").asBoolean() ? null : vector.get("href").asText();
  }

  private static ParsedUrl parsed(String input) {
    return assertInstanceOf(ParsedUrl.class, UrlParser.parse(input, null));
  }

  private static @Nullable ParsedUrl parse(String input, String base) {
    ParsedUrl parsedBase = base.isEmpty() ? null : parse(base, "");
    if (!base.isEmpty() && parsedBase == null) {
      return null;
    }
    return UrlParser.parse(input, parsedBase) instanceof ParsedUrl url ? url : null;
  }
}
