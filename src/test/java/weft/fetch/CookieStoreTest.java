package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class CookieStoreTest {
  private final CookieStore store = new CookieStore(InstantSource.system());

  @Test
  void cookiesOfHoweverManyHostsTakeABoundedRoom() {
    for (int host = 0; host < 12_000; host++) {
      learn("http://h" + host + ".test/", "big=" + "x".repeat(4_000));
    }
    long bytes = store.all().stream().mapToLong(cookie -> cookie.value().length()).sum();
    assertTrue(bytes > 0 && bytes <= CookieStore.ALL_BYTES, bytes + " bytes");
  }

  @Test
  void aHostThatSetsNoneTakesNone() {
    learn("http://a.test/", "");
    assertEquals(0, store.all().size());
  }

  private void learn(String url, String cookie) {
    HttpUrl from = HttpUrl.get(url);
    Response.Builder answer =
        new Response.Builder()
            .request(new Request.Builder().url(from).build())
            .protocol(Protocol.HTTP_1_1)
            .code(200)
            .message("OK");
    store.learn(from, (cookie.isEmpty() ? answer : answer.header("Set-Cookie", cookie)).build());
  }
}
