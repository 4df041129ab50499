package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.FetchResult;
import weft.model.Reason;
import weft.url.CanonicalResult;
import weft.url.Canonicalizer;

/**
 * Which addresses are refused. Nothing is sent: names are made up and sockets are not connected.
 */
class PrivateAddressesTest {
  private final PrivateAddresses guard = new PrivateAddresses();

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, an address of this network",
    "10.0.0.1, a private address",
    "100.64.0.1, a carrier-grade NAT address",
    "100.127.255.255, a carrier-grade NAT address",
    "100.100.100.200, a cloud metadata address",
    "127.0.0.1, a loopback address",
    "127.255.255.254, a loopback address",
    "168.63.129.16, a cloud metadata address",
    "169.254.0.1, a link-local address",
    "169.254.169.254, a cloud metadata address",
    "172.16.0.1, a private address",
    "172.31.255.255, a private address",
    "192.0.0.1, a reserved address",
    "192.0.0.192, a cloud metadata address",
    "192.0.2.1, a documentation address",
    "192.88.99.1, a reserved address",
    "192.168.1.1, a private address",
    "198.18.0.1, a benchmark address",
    "198.19.255.255, a benchmark address",
    "198.51.100.7, a documentation address",
    "203.0.113.7, a documentation address",
    "224.0.0.1, a multicast address",
    "239.255.255.255, a multicast address",
    "240.0.0.1, a reserved address",
    "255.255.255.255, a reserved address",
    "::, an address of this network",
    "::1, a loopback address",
    "::ffff:127.0.0.1, a loopback address",
    "::127.0.0.1, a reserved address",
    "::ffff:0:127.0.0.1, a loopback address",
    "64:ff9b::7f00:1, a loopback address",
    "64:ff9b::10.1.2.3, a private address",
    "64:ff9b:1::808:808, a private address",
    "100::1, a reserved address",
    "2001::1, an address of this network",
    "2001:0:a00:1:0:0:f7f7:f7f7, a private address",
    "2001:0:808:808:0:0:80ff:fffe, a loopback address",
    "2001:2::1, a benchmark address",
    "2001:db8::1, a documentation address",
    "2001:10::1, a reserved address",
    "2002:7f00:1::1, a loopback address",
    "2002:a9fe:a9fe::, a cloud metadata address",
    "2606:4700::5efe:192.168.0.1, a private address",
    "3fff:1::1, a documentation address",
    "4000::1, a reserved address",
    "5f00::1, a reserved address",
    "fc00::1, a private address",
    "fd00:ec2::254, a cloud metadata address",
    "fdff::1, a private address",
    "fe80::1, a link-local address",
    "febf::1, a link-local address",
    "fec0::1, a private address",
    "ff02::1, a multicast address"
  })
  void anAddressThatIsNoPublicServersIsRefused(String literal, String kind) {
    InetAddress address = InetAddress.ofLiteral(literal);
    assertEquals(
        Optional.of(address.getHostAddress() + " is " + kind + "; see --allow-private"),
        guard.objection("a.example", address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2001:0:808:808:0:0:f7f7:f7f7",
        "2001:200::1",
        "2002:808:808::1",
        "2606:4700:4700::1111",
        "2a00:1450::1",
        "3ffe::1"
      })
  void aPublicAddressIsNot(String literal) {
    assertEquals(Optional.empty(), guard.objection("a.example", InetAddress.ofLiteral(literal)));
  }

  @Test
  void aHostThatTheUserNamedMayBePrivateAndItAlone() {
    guard.name("intranet.example");
    guard.name("[fd00::7]");
    guard.permit("pinned.example", literal("127.0.0.1"));
    assertEquals(Optional.empty(), objection("intranet.example", "10.0.0.1"));
    assertEquals(Optional.empty(), objection("INTRANET.example.", "10.0.0.2"));
    assertEquals(Optional.empty(), objection("fd00:0:0:0:0:0:0:7", "fd00::7"));
    assertEquals(Optional.empty(), objection("pinned.example", "127.0.0.1"));
    assertEquals("10.0.0.1 is a private address; see --allow-private", why("a.example"));
    assertEquals("10.0.0.1 is a private address; see --allow-private", why("pinned.example"));
  }

  @Test
  void aPrivateSeedDoesNotBecomeAMetadataService() {
    guard.name("intranet.example");
    guard.name("169.254.169.254");
    assertEquals(Optional.empty(), objection("intranet.example", "10.0.0.1"));
    assertEquals(
        "169.254.169.254 is a cloud metadata address; see --allow-private",
        objection("intranet.example", "169.254.169.254").orElse("none"));
    assertEquals(Optional.empty(), objection("169.254.169.254", "169.254.169.254"));
  }

  @Test
  void aSeedThatWasPublicFirstDoesNotBecomePrivate() {
    guard.name("seed.example");
    assertEquals(Optional.empty(), objection("seed.example", "1.1.1.1"));
    assertEquals("10.0.0.1 is a private address; see --allow-private", why("seed.example"));
    guard.name("seed.example");
    assertEquals("10.0.0.1 is a private address; see --allow-private", why("seed.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.01/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://anything.localhost:8080/",
        "http://１２７.0.0.1/",
        "http://inside.example/"
      })
  void noUrlLeadsToLoopback(String text) {
    String url =
        assertInstanceOf(
                CanonicalResult.Accepted.class, new Canonicalizer().canonicalize(text, null))
            .url()
            .text();
    try (Fetching fetching = new Fetching(Fetching.SETTINGS, guard, Fetching::loopback)) {
      FetchResult.Excluded excluded =
          assertInstanceOf(FetchResult.Excluded.class, fetching.get(url));
      assertEquals(Reason.PRIVATE_ADDRESS, excluded.reason());
    }
  }

  @Test
  void aNameThatChangesItsMindIsJudgedAtEveryLookUp() throws UnknownHostException {
    List<String> answers = new ArrayList<>(List.of("1.1.1.1", "10.0.0.1"));
    Dns names = new GuardedNames(_ -> List.of(literal(answers.removeFirst())), guard);
    assertEquals("a.example/1.1.1.1", names.lookup("a.example").getFirst().toString());
    assertThrows(GuardedAddress.class, () -> names.lookup("a.example"));
  }

  @Test
  void ofSeveralAddressesOnlyThePublicOnesAreAsked() throws UnknownHostException {
    Dns names = new GuardedNames(_ -> List.of(literal("127.0.0.1"), literal("1.1.1.1")), guard);
    assertEquals(
        List.of("1.1.1.1"),
        names.lookup("a.example").stream().map(InetAddress::getHostAddress).toList());
  }

  @Test
  void aSocketAsksOnceMoreBeforeItConnects() throws Exception {
    InetAddress address = InetAddress.getByAddress("a.example", new byte[] {127, 0, 0, 1});
    try (Socket socket = new GuardedSockets(guard, null, () -> null).createSocket()) {
      assertThrows(
          GuardedAddress.class, () -> socket.connect(new InetSocketAddress(address, 9), 1_000));
    }
  }

  @Test
  void throughAProxyOnlyWhatTheUrlSaysIsJudgedAndNeverTheProxy() {
    AccessSettings plain = AccessSettings.PLAIN;
    ProxyAddress proxy = ProxyAddress.parse("http://proxy.example:1");
    FetchSettings settings =
        Fetching.SETTINGS.with(
            new AccessSettings(
                plain.hosts(), _ -> proxy, plain.cookies(), null, false, false, null, 0));
    try (Fetching fetching = new Fetching(settings, guard, Fetching::loopback)) {
      assertInstanceOf(FetchResult.Excluded.class, fetching.get("http://127.0.0.2/"));
      assertInstanceOf(FetchResult.Excluded.class, fetching.get("https://a.localhost/"));
      FetchResult.Failure named =
          assertInstanceOf(FetchResult.Failure.class, fetching.get("http://inside.example/"));
      assertEquals("proxy http://proxy.example:1: connection refused", named.detail());
    }
  }

  private String why(String host) {
    return objection(host, "10.0.0.1").orElse("none");
  }

  private Optional<String> objection(String host, String literal) {
    return guard.objection(host, literal(literal));
  }

  private static InetAddress literal(String literal) {
    return InetAddress.ofLiteral(literal);
  }
}
