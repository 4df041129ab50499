package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.fetch.SecretPlaces;
import weft.model.Header;
import weft.url.Url;

class PageHeadersTest {
  private static final Header OPEN = new Header("X-Open", "1");
  private static final Header SECRET = new Header("Authorization", "Bearer s3cret");

  @ParameterizedTest
  @CsvSource({
    "https://a.test/, https://a.test/x, true",
    "https://a.test/, http://a.test/x, false",
    "https://a.test/, http://a.test:443/x, false",
    "https://a.test/, https://a.test:8443/x, false",
    "https://a.test/, https://www.a.test/x, false",
    "http://a.test/, https://a.test/x, true",
    "http://a.test:8080/, http://a.test:8080/x, true",
    "http://a.test:8080/, https://a.test:8080/x, false",
    "http://a.test:8080/, http://a.test/x, false"
  })
  void aSecretStaysAtTheSchemeNameAndPortOfASeed(String seed, String url, boolean sent) {
    PageHeaders headers = new PageHeaders(List.of(OPEN), List.of(SECRET), new SecretPlaces());
    headers.addSeed(Url.ofCanonical(seed));
    assertEquals(sent ? List.of(OPEN, SECRET) : List.of(OPEN), headers.of(Url.ofCanonical(url)));
  }
}
