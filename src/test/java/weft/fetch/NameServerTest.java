package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.SiteServer;
import weft.TinyNameServer;
import weft.model.FetchResult;
import weft.model.Reason;

class NameServerTest {
  private final TinyNameServer server = TinyNameServer.start();
  private final NameServer names =
      new NameServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));

  @AfterEach
  void stop() {
    server.close();
  }

  private List<String> addresses(String host) throws UnknownHostException {
    return names.lookup(host).stream().map(InetAddress::toString).toList();
  }

  private String trouble(String host) {
    UnknownHostException failure =
        assertThrows(UnknownHostException.class, () -> names.lookup(host));
    return String.valueOf(failure.getMessage()).replace(server.address(), "SERVER");
  }

  @Test
  void aNameHasItsAddressesOfBothKinds() throws UnknownHostException {
    server.knows("a.test", "2001:db8::7", "192.0.2.7", "192.0.2.8");
    assertEquals(
        List.of("a.test/192.0.2.7", "a.test/192.0.2.8", "a.test/2001:db8:0:0:0:0:0:7"),
        addresses("a.test"));
  }

  @Test
  void oneKindAloneWillDo() throws UnknownHostException {
    server.knows("four.test", "192.0.2.7").knows("six.test", "2001:db8::7");
    assertEquals(List.of("four.test/192.0.2.7"), addresses("four.test"));
    assertEquals(List.of("six.test/2001:db8:0:0:0:0:0:7"), addresses("six.test"));
  }

  @Test
  void aNameMayStandForAnother() throws UnknownHostException {
    server.knows("www.test", "far.test").knows("far.test", "192.0.2.9");
    assertEquals(List.of("www.test/192.0.2.9"), addresses("www.test"));
  }

  @Test
  void thisMachineIsNotAskedFor() throws UnknownHostException {
    assertEquals("127.0.0.1", names.lookup("localhost").getFirst().getHostAddress());
    assertEquals(List.of(), server.asked);
  }

  @Test
  void whyANameHasNoAddressIsSaid() {
    server.knows("none.test");
    assertEquals("gone.test: name server SERVER knows no such name", trouble("gone.test"));
    assertEquals(
        "broken.test: name server SERVER: DNS server failure [response code 2]",
        trouble("broken.test"));
    assertEquals("silent.test: name server SERVER does not answer", trouble("silent.test"));
  }

  @Test
  void aCrawlersNamesAreLookedUpThere() {
    try (SiteServer site = SiteServer.start().page("/", "found");
        HttpFetcher fetcher = fetcher()) {
      server.knows("a.test", "127.0.0.1");
      FetchResult.Response response =
          (FetchResult.Response) get(fetcher, "http://a.test:" + site.port() + "/");
      assertEquals("127.0.0.1", response.exchange().address());
      FetchResult.Failure failure = (FetchResult.Failure) get(fetcher, "http://gone.test/");
      assertEquals(Reason.DNS, failure.reason());
      get(fetcher, "http://a.test:" + site.port() + "/");
      assertEquals(List.of("a.test A", "a.test AAAA", "gone.test A"), server.asked);
    }
  }

  private FetchResult get(HttpFetcher fetcher, String url) {
    return fetcher.fetch(
        new FetchRequest(weft.url.Url.ofCanonical(url), List.of(), 0, 0), FetchObserver.NONE);
  }

  private HttpFetcher fetcher() {
    AccessSettings plain = AccessSettings.PLAIN;
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    AccessSettings access =
        new AccessSettings(
            plain.hosts(), plain.proxies(), plain.cookies(), null, false, false, address, 0);
    return new HttpFetcher(
        Fetching.SETTINGS.with(access),
        new Credentials(),
        AddressGuard.NONE,
        java.time.InstantSource.system());
  }
}
