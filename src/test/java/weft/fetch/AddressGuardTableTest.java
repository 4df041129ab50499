package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.model.FetchResult;
import weft.model.Reason;
import weft.url.CanonicalResult;
import weft.url.Canonicalizer;
import weft.url.Url;

/**
 * Addresses that a crawl from public seeds never connects to, and every way that might lead there:
 * the URL in all its spellings, a name, one of several addresses of a name, a redirect, a name that
 * changes between two requests and one that changes between being looked up and being connected to.
 * Nothing is sent; what was refused, and the reason that is stored, is written to {@code
 * target/address-guard.md}.
 */
class AddressGuardTableTest {
  private static final String PUBLIC = "93.184.215.14";
  private static final Map<String, List<String>> TABLE = new TreeMap<>();

  /** Who is tried, with all others that stand for it. */
  static Stream<String> addresses() {
    return Stream.of(
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.100.100.200",
            "127.0.0.1",
            "127.255.255.254",
            "168.63.129.16",
            "169.254.0.1",
            "169.254.169.254",
            "169.254.170.2",
            "172.16.0.1",
            "172.31.255.254",
            "192.0.0.1",
            "192.0.0.192",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.0.1",
            "192.168.255.254",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "64:ff9b:1::a00:1",
            "100::1",
            "2001:2::1",
            "2001:db8::1",
            "2001:10::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fd20:ce::254",
            "fe80::1",
            "fe80::a9fe:a9fe",
            "fec0::1",
            "ff02::1",
            "ff0e::1")
        .flatMap(literal -> Stream.concat(Stream.of(literal), forms(literal)));
  }

  /** The addresses of IPv6 that stand for one of IPv4. */
  private static Stream<String> forms(String literal) {
    byte[] four = InetAddress.ofLiteral(literal).getAddress();
    if (four.length != 4) {
      return Stream.empty();
    }
    String hex = "%02x%02x:%02x%02x".formatted(four[0], four[1], four[2], four[3]);
    String inverse =
        "%02x%02x:%02x%02x"
            .formatted(~four[0] & 0xff, ~four[1] & 0xff, ~four[2] & 0xff, ~four[3] & 0xff);
    return Stream.of(
        "::ffff:" + hex,
        "::" + hex,
        "::ffff:0:" + hex,
        "64:ff9b::" + hex,
        "2002:" + hex + "::1",
        "2001:0:" + hex + "::f7f7:f7f7",
        "2001:0:808:808::" + inverse,
        "2606:4700::5efe:" + hex);
  }

  /** The ways to write it in a URL. */
  private static List<String> spellings(String literal) {
    byte[] bytes = InetAddress.ofLiteral(literal).getAddress();
    if (bytes.length == 16 || literal.contains(":")) {
      return List.of("[" + literal + "]", "[" + full(literal) + "]");
    }
    int a = bytes[0] & 0xff;
    int b = bytes[1] & 0xff;
    int c = bytes[2] & 0xff;
    int d = bytes[3] & 0xff;
    long all = (long) a << 24 | b << 16 | c << 8 | d;
    return List.of(
        literal,
        literal + ".",
        Long.toString(all),
        "0x" + Long.toHexString(all),
        "0X" + Long.toHexString(all).toUpperCase(java.util.Locale.ROOT),
        "0" + Long.toOctalString(all),
        "0%o.0%o.0%o.0%o".formatted(a, b, c, d),
        "0x%x.0x%x.0x%x.0x%x".formatted(a, b, c, d),
        "%d.0x%x.0%o".formatted(a, b, c << 8 | d),
        "%d.%d".formatted(a, b << 16 | c << 8 | d),
        "%%%02x%s".formatted((int) literal.charAt(0), literal.substring(1)),
        literal.replace('.', '\u3002'),
        literal.chars().collect(StringBuilder::new, AddressGuardTableTest::wide, (x, y) -> {})
            + "");
  }

  private static void wide(StringBuilder text, int c) {
    text.append(c == '.' ? '.' : (char) (c - '0' + '\uff10'));
  }

  /** All eight groups in full, as the URL standard also reads them. */
  private static String full(String literal) {
    byte[] bytes = InetAddress.ofLiteral(literal).getAddress();
    if (bytes.length == 4) {
      return "0:0:0:0:0:ffff:" + literal.substring("::ffff:".length());
    }
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 16; i += 2) {
      groups.add("%02X%02X".formatted(bytes[i], bytes[i + 1]));
    }
    return String.join(":", groups);
  }

  private final PrivateAddresses guard = new PrivateAddresses();
  private final PretendedSockets sockets = new PretendedSockets();

  private HttpFetcher fetcher(Dns names) {
    return new HttpFetcher(
        Fetching.SETTINGS, new Credentials(), guard, InstantSource.system(), names, sockets);
  }

  private static FetchResult get(HttpFetcher fetcher, String url) {
    Url canonical =
        assertInstanceOf(
                CanonicalResult.Accepted.class, new Canonicalizer().canonicalize(url, null), url)
            .url();
    return fetcher.fetch(FetchRequest.of(canonical), FetchObserver.NONE);
  }

  private static List<InetAddress> at(String host, String... literals) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (String literal : literals) {
      addresses.add(InetAddress.getByAddress(host, InetAddress.ofLiteral(literal).getAddress()));
    }
    return addresses;
  }

  private static String refused(FetchResult result) {
    FetchResult.Excluded excluded = assertInstanceOf(FetchResult.Excluded.class, result);
    assertEquals(Reason.PRIVATE_ADDRESS, excluded.reason());
    return excluded.reason().label() + ": " + excluded.rule();
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void noWayLeadsThere(String literal) throws IOException {
    guard.name("seed.example");
    List<String> row = new ArrayList<>();
    row.add(literally(literal));
    row.add(byName(literal));
    row.add(byOneOfSeveral(literal));
    row.add(byRedirect(literal));
    assertEquals(List.of(PUBLIC, PUBLIC), sockets.connected, "one of several, and the redirect's");
    row.add(byASeedThatMoves(literal));
    row.add(betweenLookUpAndConnection(literal));
    assertEquals(List.of(PUBLIC, PUBLIC, PUBLIC), sockets.connected, "the seed as it was first");
    assertEquals(1, row.stream().distinct().count(), row.toString());
    TABLE.put(literal, row);
  }

  private String literally(String literal) {
    String reason = "";
    try (HttpFetcher fetcher = fetcher(host -> at(host, PUBLIC))) {
      for (String spelling : spellings(literal)) {
        for (String scheme : List.of("http://", "https://")) {
          reason = refused(get(fetcher, scheme + spelling + "/"));
        }
      }
    }
    return reason;
  }

  private String byName(String literal) {
    try (HttpFetcher fetcher = fetcher(host -> at(host, literal))) {
      return refused(get(fetcher, "http://inside.example/"));
    }
  }

  /** The others are asked; alone with another of its kind it is not. */
  private String byOneOfSeveral(String literal) {
    try (HttpFetcher fetcher = fetcher(host -> at(host, literal, PUBLIC, literal))) {
      assertInstanceOf(FetchResult.Response.class, get(fetcher, "http://several.example/"));
    }
    try (HttpFetcher fetcher = fetcher(host -> at(host, literal, literal))) {
      return refused(get(fetcher, "http://several.example/"));
    }
  }

  private String byRedirect(String literal) {
    sockets.redirectTo("http://" + spellings(literal).getLast() + "/");
    try (HttpFetcher fetcher = fetcher(host -> at(host, PUBLIC))) {
      var redirect =
          assertInstanceOf(FetchResult.Redirect.class, get(fetcher, "http://redirects.example/"));
      return refused(get(fetcher, redirect.location()));
    }
  }

  /** A seed that is public at first, and the same guard when its name is looked up again. */
  private String byASeedThatMoves(String literal) {
    try (HttpFetcher fetcher = fetcher(host -> at(host, PUBLIC))) {
      get(fetcher, "http://seed.example/");
    }
    try (HttpFetcher fetcher = fetcher(host -> at(host, literal))) {
      return refused(get(fetcher, "http://seed.example/"));
    }
  }

  /** What a socket is told to connect to, whatever was looked up before. */
  private String betweenLookUpAndConnection(String literal) throws IOException {
    InetAddress moved = at("seed.example", literal).getFirst();
    try (Socket socket = new GuardedSockets(guard, null, sockets).createSocket()) {
      GuardedAddress refused =
          assertThrows(
              GuardedAddress.class, () -> socket.connect(new InetSocketAddress(moved, 80), 1));
      return Reason.PRIVATE_ADDRESS.label() + ": " + refused.getMessage();
    }
  }

  @Test
  void aPublicAddressIsConnectedTo() {
    try (HttpFetcher fetcher = fetcher(host -> at(host, PUBLIC))) {
      for (String url :
          List.of("http://8.8.8.8/", "http://[2606:4700::1111]/", "http://a.example/")) {
        assertInstanceOf(FetchResult.Response.class, get(fetcher, url), url);
      }
    }
    assertEquals(List.of("8.8.8.8", "2606:4700:0:0:0:0:0:1111", PUBLIC), sockets.connected);
  }

  @AfterAll
  static void write() throws IOException {
    List<String> ways =
        List.of("literal", "name", "one of several", "redirect", "seed that moves", "rebinding");
    List<String> lines = new ArrayList<>();
    lines.add("| address | spellings | " + String.join(" | ", ways) + " | stored reason |");
    lines.add("| --- | --- |" + " --- |".repeat(ways.size() + 1));
    TABLE.forEach(
        (address, row) ->
            lines.add(
                "| %s | %d |%s %s |"
                    .formatted(
                        address,
                        spellings(address).size(),
                        " refused |".repeat(row.size()),
                        row.getFirst())));
    Path target = Files.createDirectories(Path.of("target"));
    Files.write(target.resolve("address-guard.md"), lines);
  }
}
