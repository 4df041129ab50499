package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.SiteServer;
import weft.TinyNameServer;
import weft.cli.command.ExitCode;

/** The flags that say how and how fast servers are asked, from the command line. */
class AskingFlagsTest {
  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    crawl.site.page("/", "<a href=/a>a</a> <a href=/b>b</a>").page("/a", "").page("/b", "");
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  private String header(String name) {
    return crawl.site.requests().getFirst().headers().getOrDefault(name, "-");
  }

  private String delay() {
    return crawl.rows("SELECT CAST(delay_ms AS INTEGER), delay_reason FROM hosts").getFirst();
  }

  private List<String> failures() {
    return crawl.rows("SELECT reason FROM failures");
  }

  @ParameterizedTest
  @CsvSource({
    "--host-concurrency, 2, true",
    "--host-concurrency, 1, false",
    "--concurrency, 1, false"
  })
  void concurrencyIsTheNumberOfFetchesAtOnce(String flag, String number, boolean together) {
    Meeting meeting = new Meeting(together ? 10_000 : 300);
    crawl.site.page("/", "<a href=/m1>1</a> <a href=/m2>2</a>").generated(meeting::answer);
    crawl.crawl(flag, number);
    assertEquals(together, meeting.met());
  }

  @Test
  void namesAreLookedUpAtTheNameServerThatWasNamed() {
    try (TinyNameServer names = TinyNameServer.start().knows("a.test", "127.0.0.1")) {
      crawl.crawlFrom(crawl.url("a.test", "/"), "--dns-server", names.address());
      assertEquals(Set.of("/", "/a", "/b"), Set.copyOf(crawl.fetched()));
      crawl.crawlFrom(
          crawl.url("gone.test", "/"), "--dns-server", names.address(), "--retries", "0");
      assertEquals(List.of("dns"), failures());
    }
  }

  @Test
  void aNameServerIsAnAddress() {
    for (String text : List.of("ns.example.org", "192.0.2.53:99999", "[2001:db8::53]:")) {
      assertEquals(ExitCode.USAGE, crawl.crawl("--dns-server", text));
      assertEquals(
          "weft: --dns-server "
              + text
              + ": must be an address, such as 192.0.2.53 or [2001:db8::53]:5353\n",
          crawl.terminal.err());
    }
    assertEquals(ExitCode.USAGE, crawl.crawl("--dns-server", "192.0.2.300"));
    assertEquals("weft: --dns-server 192.0.2.300: not an IP address\n", crawl.terminal.err());
  }

  @Test
  void otherPrivateHostsAreAskedWhereThatIsAllowed() {
    try (SiteServer other = SiteServer.startOn("127.0.0.2").page("/", "")) {
      crawl.site.page("/", "<a href='%s'>o</a>".formatted(other.url("/")));
      crawl.crawl("--external", "check");
      assertEquals(0, other.count("/"));
      crawl.crawl("--external", "check", "--allow-private");
      assertEquals(1, other.count("/"));
    }
  }

  @Test
  void theDelayOfAHostIsTheOneThatWasGiven() {
    crawl.crawl("--delay", "30ms", "--adaptive", "off");
    assertEquals("30,configured", delay());
  }

  @ParameterizedTest
  @CsvSource({"40ms, 40", "60ms, 60"})
  void backOffGoesUpToMaxDelay(String most, String delay) {
    crawl.site.status("/", 503);
    crawl.crawl("--delay", "20ms", "--max-delay", most, "--retries", "1");
    assertEquals(delay + ",back-off", delay());
  }

  @Test
  void aRateKeepsRequestsApart() {
    crawl.crawl("--rate", "20/s");
    List<SiteServer.Seen> seen =
        crawl.site.requests().stream().filter(r -> crawl.fetched().contains(r.target())).toList();
    assertTrue(seen.getLast().nanos() - seen.getFirst().nanos() >= 95_000_000L);
  }

  @Test
  void limitRateSlowsReadingDown() {
    crawl.site.page("/a", "x".repeat(50_000));
    crawl.crawl("--limit-rate", "100K/s", "--type", "text/html");
    List<String> slow = crawl.rows("SELECT total_ms >= 200 FROM pages WHERE url LIKE '%/a'");
    assertEquals(List.of("1"), slow);
  }

  @Test
  void outsideItsHoursNothingIsAsked() {
    LocalTime later = LocalTime.now(java.time.ZoneId.systemDefault()).plusHours(2).withSecond(0);
    String from = later.toString().substring(0, 5);
    String to = later.plusHours(1).toString().substring(0, 5);
    assertEquals(ExitCode.LIMIT, crawl.crawl("--hours", from + "-" + to, "--max-time", "1s"));
    assertEquals(List.of(), crawl.site.targets());
  }

  @ParameterizedTest
  @CsvSource({"on, latency", "off, configured"})
  void aSlowHostIsAskedLessOftenWhereAdaptiveIsOn(String value, String reason) {
    for (String target : List.of("/", "/a", "/b")) {
      crawl.site.put(
          target,
          new MockResponse.Builder()
              .headersDelay(100, TimeUnit.MILLISECONDS)
              .addHeader("Content-Type", "text/html")
              .body("<a href=/a>a</a>")
              .build());
    }
    crawl.crawl("--adaptive", value, "--delay", "1ms");
    assertTrue(delay().endsWith("," + reason), delay());
  }

  @ParameterizedTest
  @CsvSource({"obey, 0", "ignore, 1", "report, 1"})
  void robotsSaysWhatIsDoneWithIt(String value, long asked) {
    crawl.site.robots("User-agent: *\nDisallow: /b\n");
    crawl.crawl("--robots", value);
    assertEquals(asked, crawl.site.count("/b"));
    assertEquals(value.equals("ignore") ? 0 : 1, crawl.site.count("/robots.txt"));
  }

  @Test
  void aCrawlDelayIsCutAtItsCap() {
    crawl.site.robots("User-agent: *\nCrawl-delay: 100\n");
    crawl.crawl("--crawl-delay-cap", "25ms");
    assertEquals("25,crawl-delay-capped", delay());
  }

  @Test
  void theUserAgentAndHeadersAreSent() {
    crawl.crawl("--user-agent", "Bot/2", "--header", "Accept-Language: de");
    assertEquals("Bot/2", header("user-agent"));
    assertEquals("de", crawl.site.requests().getLast().headers().get("accept-language"));
  }

  @Test
  void theContactStandsInTheUserAgent() {
    crawl.crawl("--contact", "me@example.org");
    assertTrue(header("user-agent").endsWith(" (+me@example.org)"), header("user-agent"));
  }

  @Test
  void aPasswordIsTakenFromNetrc() {
    crawl.file("netrc", "machine 127.0.0.1 login me password s3cret");
    crawl.terminal.environment.put("NETRC", directory.resolve("netrc").toString());
    crawl.site.put(
        "/",
        new MockResponse.Builder()
            .code(401)
            .addHeader("WWW-Authenticate", "Basic realm=x")
            .build());
    crawl.crawl();
    assertFalse(sent("authorization", "Basic bWU6czNjcmV0"));
    crawl.crawl("--netrc");
    assertTrue(sent("authorization", "Basic bWU6czNjcmV0"));
  }

  private boolean sent(String name, String value) {
    return crawl.site.requests().stream()
        .anyMatch(request -> value.equals(request.headers().get(name)));
  }

  @Test
  void cookiesOfAFileAreSent() {
    Path jar = crawl.file("jar.txt", "127.0.0.1\tFALSE\t/\tFALSE\t0\tsid\tabc\n");
    crawl.crawl("--cookies", jar.toString());
    assertTrue(sent("cookie", "sid=abc"));
  }

  @Test
  void cookiesAreKeptAndWrittenOutAtTheEnd() {
    crawl.site.header("/", "Set-Cookie", "sid=new; Max-Age=1000");
    crawl.crawl("--save-cookies", directory.resolve("jar.txt").toString());
    assertTrue(sent("cookie", "sid=new"));
    assertTrue(crawl.read("jar.txt").contains("sid\tnew"), crawl.read("jar.txt"));
  }

  @Test
  void acceptCookiesOffKeepsNone() {
    crawl.site.header("/", "Set-Cookie", "sid=new");
    crawl.crawl("--accept-cookies", "off");
    assertFalse(sent("cookie", "sid=new"));
    assertEquals(3, crawl.fetched().size());
  }

  @Test
  void aProxyIsWhatIsAsked() {
    crawl.crawl("--proxy", "http://127.0.0.1:1", "--retries", "0");
    assertEquals(List.of("proxy"), failures());
    assertEquals(List.of(), crawl.site.targets());
  }

  /** Looks at everyone who connects, says nothing, and hangs up. */
  private static Thread accepting(ServerSocket server, Consumer<Socket> look) {
    return Thread.startVirtualThread(
        () -> {
          while (!server.isClosed()) {
            try (Socket client = server.accept()) {
              look.accept(client);
            } catch (IOException _) {
              // Closed: the test is over.
            }
          }
        });
  }

  private static void read(Socket client, byte[] into) {
    try {
      int _ = client.getInputStream().read(into);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void bindIsTheAddressThatIsConnectedFrom() throws IOException, InterruptedException {
    Thread accepting;
    Set<String> clients = new ConcurrentSkipListSet<>();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      accepting =
          accepting(server, client -> clients.add(client.getInetAddress().getHostAddress()));
      String seed = "http://127.0.0.1:" + server.getLocalPort() + "/";
      crawl.crawlFrom(seed, "--bind", "127.0.0.3", "--robots", "ignore", "--retries", "0");
    }
    accepting.join();
    assertEquals(Set.of("127.0.0.3"), clients);
  }

  @Test
  void aCertificateIsBelievedWhereItsIssuerIsNamedOrNothingIsVerified() {
    HeldCertificate root = new HeldCertificate.Builder().certificateAuthority(1).build();
    HeldCertificate own =
        new HeldCertificate.Builder().signedBy(root).addSubjectAlternativeName("127.0.0.1").build();
    Path ca = crawl.file("ca.pem", root.certificatePem());
    var certificates = new HandshakeCertificates.Builder().heldCertificate(own).build();
    try (SiteServer secure = SiteServer.startSecure(certificates.sslSocketFactory())) {
      secure.page("/", "<p>secure");
      crawl.crawlFrom(secure.url("/"), "--retries", "0");
      assertEquals(List.of("tls"), failures());
      crawl.crawlFrom(secure.url("/"), "--ca", ca.toString());
      assertEquals(1, secure.count("/"));
      crawl.crawlFrom(secure.url("/"), "--insecure");
      assertEquals(2, secure.count("/"));
      crawl.crawlFrom(secure.url("/"), "--insecure", "--min-tls", "1.3");
      assertEquals(3, secure.count("/"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1.2, host", "1.3, host", "1.2, proxy", "1.3, proxy"})
  void minTlsIsTheOldestVersionOffered(String version, String to)
      throws IOException, InterruptedException {
    Thread accepting;
    byte[] hello = new byte[600];
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      accepting = accepting(server, client -> read(client, hello));
      String url = "https://127.0.0.1:" + server.getLocalPort() + "/";
      String[] flags = {"--min-tls", version, "--robots", "ignore", "--retries", "0"};
      if (to.equals("host")) {
        crawl.crawlFrom(url, flags);
      } else {
        String[] through = Arrays.copyOf(flags, flags.length + 2);
        through[flags.length] = "--proxy";
        through[flags.length + 1] = url;
        crawl.crawlFrom("http://far.test/", through);
      }
    }
    accepting.join();
    String offered = new String(hello, StandardCharsets.ISO_8859_1);
    // The list of versions names 1.3, and 1.2 behind it where that will do.
    assertTrue(offered.contains("\u0003\u0004"), "no TLS 1.3 in the hello");
    assertEquals(version.equals("1.2"), offered.contains("\u0004\u0003\u0004\u0003\u0003"));
  }

  @Test
  void aTimeoutIsForTheWholeRequest() {
    crawl.site.misbehave("/", SiteServer.Misbehaviour.SILENCE);
    crawl.crawl("--timeout", "200ms", "--retries", "0");
    assertEquals(List.of("timeout"), failures());
  }

  @Test
  void aReadTimeoutIsForSilence() {
    crawl.site.misbehave("/", SiteServer.Misbehaviour.STALL_BODY);
    crawl.crawl("--read-timeout", "200ms", "--retries", "0");
    assertEquals(
        List.of("timeout"),
        crawl.rows("SELECT error FROM fetches WHERE total_ms < 15000"),
        "the default is 20 s");
  }

  @Test
  void aConnectTimeoutIsForTheHandshakeToo() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String seed = "https://127.0.0.1:" + silent.getLocalPort() + "/";
      Instant began = Instant.now();
      crawl.crawlFrom(seed, "--connect-timeout", "200ms", "--retries", "0", "--robots", "ignore");
      assertTrue(Instant.now().isBefore(began.plusSeconds(9)), "the default is 10 s");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2"})
  void retriesAreFurtherAttempts(String retries, long asked) {
    crawl.site.status("/", 503);
    crawl.crawl("--retries", retries, "--max-delay", "1ms");
    assertEquals(asked, crawl.site.count("/"));
  }

  @Test
  void retryOnSaysWhatIsTriedAgain() {
    crawl.site.status("/", 404);
    crawl.crawl("--retry-on", "404", "--retries", "1", "--max-delay", "1ms");
    assertEquals(2, crawl.site.count("/"));
  }

  @Test
  void maxRedirectsIsTheLongestChain() {
    crawl.site.redirect("/", "/1").redirect("/1", "/2").redirect("/2", "/3").page("/3", "");
    crawl.crawl("--max-redirects", "2");
    assertEquals(List.of("/", "/1", "/2"), crawl.fetched());
    assertEquals(List.of("redirect-limit"), crawl.rows("SELECT reason FROM excluded"));
  }

  @Test
  void bodiesAreCutAtTheirLargestSize() throws IOException {
    crawl.site.page("/a", "x".repeat(5000));
    Buffer packed = new Buffer();
    try (var out = Okio.buffer(new GzipSink(packed))) {
      out.writeUtf8("y".repeat(5000));
    }
    crawl
        .site
        .file("/b", "text/html", packed.readByteArray())
        .header("/b", "Content-Encoding", "gzip");
    crawl.crawl("--max-size", "2K", "--max-decoded", "3K");
    assertEquals(
        List.of("/a,wire", "/b,decoded"),
        crawl.rows(
            "SELECT substr(url, -2), truncated FROM pages WHERE truncated <> '' ORDER BY 1"));
  }
}
