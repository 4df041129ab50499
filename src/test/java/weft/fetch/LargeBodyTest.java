package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import weft.SiteServer;
import weft.model.FetchResult;
import weft.url.Url;

/** Bodies that wait until there is room for them. */
final class LargeBodyTest {
  private static final int LARGE = 2 * ByteSink.LARGE;

  private final List<String> told = new ArrayList<>();

  private FetchResult.Response fetch(SiteServer site, Duration wait) {
    FetchSettings settings =
        new FetchSettings(
            "weft-test/1",
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            1L << 30,
            1L << 30,
            1,
            Duration.ofSeconds(30),
            false,
            null,
            List.of());
    FetchObserver observer = observer(wait);
    try (var fetcher =
        new HttpFetcher(settings, new Credentials(), AddressGuard.NONE, InstantSource.system())) {
      FetchRequest request = FetchRequest.of(Url.ofCanonical(site.url("/")));
      return assertInstanceOf(FetchResult.Response.class, fetcher.fetch(request, observer));
    }
  }

  private FetchObserver observer(Duration wait) {
    return new FetchObserver() {
      @Override
      public void connecting() {}

      @Override
      public void connected() {}

      @Override
      public void sent() {}

      @Override
      public void arrives(long most) {
        told.add("arrives " + most);
        try {
          boolean _ = new CountDownLatch(1).await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void unpacks(long most) {
        told.add("unpacks " + most);
      }
    };
  }

  @Test
  void aLargeBodyIsToldOfAndItsTimeStandsStillWhileItWaits() {
    try (SiteServer site = SiteServer.start().file("/", "text/plain", new byte[LARGE])) {
      assertEquals(LARGE, fetch(site, Duration.ofMillis(3_300)).body().decoded().length);
      assertEquals(List.of("arrives " + LARGE, "unpacks " + LARGE), told);
    }
  }

  @Test
  void aBodyThatBecomesLargeIsToldOf() throws Exception {
    byte[] plain = new byte[LARGE];
    new Random(1).nextBytes(plain);
    Arrays.fill(plain, 100_000, LARGE, (byte) 'x');
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(plain);
    }
    Buffer body = new Buffer().write(zipped.toByteArray());
    MockResponse answer =
        new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(body).build();
    try (SiteServer site = SiteServer.start().put("/", answer)) {
      assertEquals(LARGE, fetch(site, Duration.ZERO).body().decoded().length);
      assertEquals(1, told.size());
      assertTrue(told.getFirst().startsWith("unpacks "), told.getFirst());
    }
  }

  @Test
  void ordinaryBodiesAreNotToldOf() {
    try (SiteServer site = SiteServer.start().page("/", "<p>" + "text ".repeat(50_000))) {
      assertEquals(250_003, fetch(site, Duration.ZERO).body().decoded().length);
      assertEquals(List.of(), told);
    }
  }
}
