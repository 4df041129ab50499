package weft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SiteServerTest {
  private final HttpClient client = HttpClient.newHttpClient();

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aDeclaredPageIsServedAndRecorded() throws Exception {
    try (SiteServer site = SiteServer.start().page("/a?b=c", "<p>hello").redirect("/x", "/y")) {
      assertEquals("<p>hello", get(site.url("/a?b=c")).body());
      assertEquals("/y", get(site.url("/x")).headers().firstValue("Location").orElseThrow());
      assertEquals(404, get(site.url("/missing")).statusCode());
      assertEquals(List.of("/a?b=c", "/x", "/missing"), site.targets());
      assertEquals("127.0.0.1:" + site.port(), site.requests().getFirst().host());
    }
  }

  @Test
  void aTargetWithAHostAnswersToThatHostOnly() throws Exception {
    try (SiteServer site = SiteServer.start().page("/", "any").page("//localhost/", "the one")) {
      assertEquals("any", get(site.url("/")).body());
      assertEquals("the one", get("http://localhost:" + site.port() + "/").body());
    }
  }
}
