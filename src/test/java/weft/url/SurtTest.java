package weft.url;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import weft.Vectors;

class SurtTest {

  @Test
  void everyVectorOfACanonicalUrlHasItsSurt() {
    Tally tally = new Tally("surt");
    JsonNode vectors = Vectors.tree("url-canon/iipc-urlcanon/ssurt.json").get("surt");
    vectors
        .properties()
        .forEach(
            vector -> {
              String surt = vector.getValue().asText().replaceFirst("#.*", "");
              if (vector.getKey().matches("http.*@[^/]*/.*")) {
                tally.count("surt", vector.getKey(), surt, Surt.of(canonical(vector.getKey())));
              }
            });
    tally.finish();
  }

  @Test
  void theLabelsOfAHostNameAreReversed() {
    Url url = canonical("https://www.example.org:8443/Path?q=1");
    assertEquals("https://(org,example,www,:8443)/Path?q=1", Surt.of(url));
    assertEquals("org,example,www:8443)/Path?q=1", Surt.key(url));
  }

  @Test
  void addressesKeepTheirOrder() {
    assertEquals("http://(127.0.0.1)/", Surt.of(canonical("http://127.0.0.1/")));
    assertEquals("[::1]:81)/", Surt.key(canonical("http://[::1]:81/")));
  }

  private static Url canonical(String raw) {
    return ((CanonicalResult.Accepted) new Canonicalizer().canonicalize(raw, null)).url();
  }
}
