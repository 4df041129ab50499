package weft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/**
 * A small web on a loopback port, declared in a few lines. A target is a path with its query, such
 * as {@code /a?b=c}, and then answers under every host name; or {@code //HOST/path}, which answers
 * only to that name in the Host header (its port aside) and wins over the plain path. What was not
 * declared is a 404. Declaring a target again replaces it. Safe for any number of threads.
 */
public final class SiteServer implements AutoCloseable {

  /** Ways to fail that servers in the wild have. */
  public enum Misbehaviour {
    /** Closes the connection when the request is in, without a word. */
    HANG_UP,
    /** Reads the request and never answers; the connection stays open. */
    SILENCE,
    /** Closes the connection in the middle of the body. */
    CUT_BODY,
    /** Sends half of the body and then nothing; the connection stays open. */
    STALL_BODY,
    /** Promises more bytes than it sends, and closes. */
    SHORT_BODY,
    /** Sends more bytes than it promised; they look like another answer. */
    SURPLUS,
    /** Sends a chunk size that is no number. */
    BROKEN_CHUNKS,
    /** Sends a first line that is not HTTP. */
    BAD_STATUS_LINE,
    /** Sends 256 KiB of header fields and more. */
    HEADER_FLOOD,
    /** Says gzip and sends plain text. */
    WRONG_CODING
  }

  /**
   * A request as it came in.
   *
   * @param at when its header was complete
   * @param nanos the same on the monotonic clock, to measure spacing
   * @param method such as GET
   * @param target path and query as they stood in the request line
   * @param host the Host header, with its port where it names one; on HTTP/2 the authority
   * @param port the port of this server
   * @param connection which connection brought it, counted from 0
   * @param headers further header fields; of a repeated one the last, names in lower case
   */
  public record Seen(
      Instant at,
      long nanos,
      String method,
      String target,
      String host,
      int port,
      int connection,
      Map<String, String> headers) {}

  private final MockWebServer server = new MockWebServer();
  private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
  private final Map<String, Wall> cookies = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> latches = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private volatile Function<String, String> generator = _ -> null;
  private volatile boolean secure;
  private volatile boolean conditional;

  private SiteServer() {
    server.setServerSocketFactory(new PromptSockets());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return answer(request);
          }
        });
  }

  /** A site on 127.0.0.1 and a free port. */
  public static SiteServer start() {
    return startOn("127.0.0.1");
  }

  /** A site on that loopback address, such as {@code 127.0.0.2}, and a free port. */
  public static SiteServer startOn(String address) {
    return new SiteServer().listen(address);
  }

  /** A site on 127.0.0.1 and a free port that speaks TLS, HTTP/2 where the client offers it. */
  public static SiteServer startSecure(SSLSocketFactory certificates) {
    SiteServer site = new SiteServer();
    site.secure = true;
    site.server.useHttps(certificates);
    return site.listen("127.0.0.1");
  }

  private SiteServer listen(String address) {
    try {
      server.start(InetAddress.getByName(address), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Answers with an HTML page in UTF-8. */
  public SiteServer page(String target, String html) {
    return file(target, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with these bytes. */
  public SiteServer file(String target, String contentType, byte[] bytes) {
    return put(
        target,
        new MockResponse.Builder()
            .addHeader("Content-Type", contentType)
            .body(new Buffer().write(bytes))
            .build());
  }

  /** Answers {@code /robots.txt} with this text. */
  public SiteServer robots(String text) {
    return file("/robots.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with a redirect, status 302, to that Location as it stands. */
  public SiteServer redirect(String target, String location) {
    return redirect(target, 302, location);
  }

  /** Answers with a redirect of that status to that Location as it stands. */
  public SiteServer redirect(String target, int status, String location) {
    return put(
        target, new MockResponse.Builder().code(status).addHeader("Location", location).build());
  }

  /**
   * From now on answers with 304 and no body where the request names the declared ETag or
   * Last-Modified of its target.
   */
  public SiteServer answerConditionally() {
    conditional = true;
    return this;
  }

  private static boolean unchanged(RecordedRequest request, MockResponse whole) {
    String tag = request.getHeaders().get("If-None-Match");
    String date = request.getHeaders().get("If-Modified-Since");
    return tag != null
        ? tag.equals(whole.getHeaders().get("ETag"))
        : date != null && date.equals(whole.getHeaders().get("Last-Modified"));
  }

  /** Answers with that status and a short page. */
  public SiteServer status(String target, int status) {
    String html = status == 204 || status == 304 ? "" : "<h1>" + status + "</h1>";
    return put(target, new MockResponse.Builder().code(status).body(html).build());
  }

  /**
   * Redirects a declared target to itself and sets the cookie, {@code name=value}, for whoever does
   * not bring it.
   */
  public SiteServer behindCookie(String target, String cookie) {
    return behindCookie(target, cookie, target);
  }

  /** The same with a redirect to another target, which is to set the cookie. */
  public SiteServer behindCookie(String target, String cookie, String door) {
    cookies.put(target, new Wall(cookie, door));
    return this;
  }

  /** A cookie that a target wants to be brought, and where it sends those who do not. */
  private record Wall(String cookie, String door) {}

  /** Adds a header field to the answer of a declared target. */
  public SiteServer header(String target, String name, String value) {
    return change(target, answer -> answer.addHeader(name, value));
  }

  /** Answers with an HTML page after the latch has been counted down. */
  public SiteServer held(String target, CountDownLatch latch, String html) {
    latches.put(target, latch);
    return page(target, html);
  }

  /**
   * Answers targets that were not declared with the HTML the function makes of path and query; a
   * 404 where it answers null.
   */
  public SiteServer generated(Function<String, String> html) {
    generator = html;
    return this;
  }

  /** Answers in that wrong way. */
  public SiteServer misbehave(String target, Misbehaviour how) {
    return put(target, misbehaviour(how).build());
  }

  /** Answers with whatever mockwebserver can do. */
  public SiteServer put(String target, MockResponse answer) {
    answers.put(target, answer);
    return this;
  }

  private SiteServer change(String target, UnaryOperator<MockResponse.Builder> how) {
    answers.computeIfPresent(target, (_, answer) -> how.apply(answer.newBuilder()).build());
    return this;
  }

  /** The absolute URL of a path on this site. */
  public String url(String path) {
    return origin() + path;
  }

  /** Scheme, address and port, without a slash. */
  public String origin() {
    return (secure ? "https://" : "http://") + address() + ":" + port();
  }

  /** The address that the site listens on. */
  public String address() {
    return server.getSocketAddress().getAddress().getHostAddress();
  }

  /** The port that the site listens on. */
  public int port() {
    return server.getPort();
  }

  /** All requests so far, in the order of their arrival. */
  public List<Seen> requests() {
    return List.copyOf(seen);
  }

  /** The targets of all requests so far, in the order of their arrival. */
  public List<String> targets() {
    return seen.stream().map(Seen::target).toList();
  }

  /** How often a target has been asked for. */
  public long count(String target) {
    return seen.stream().filter(request -> request.target().equals(target)).count();
  }

  private MockResponse answer(RecordedRequest request) throws InterruptedException {
    String host = request.getUrl().host();
    seen.add(seen(request));
    String target = request.getTarget();
    String named = "//" + host + target;
    String key = answers.containsKey(named) ? named : target;
    CountDownLatch latch = latches.get(key);
    if (latch != null) {
      latch.await();
    }
    Wall wall = cookies.get(key);
    String brought = request.getHeaders().get("Cookie");
    if (wall != null && (brought == null || !brought.contains(wall.cookie()))) {
      MockResponse.Builder answer = new MockResponse.Builder().code(302);
      boolean same = wall.door().equals(key);
      answer.addHeader("Location", same ? target : wall.door());
      return (same ? answer.addHeader("Set-Cookie", wall.cookie()) : answer).build();
    }
    MockResponse answer = answers.get(key);
    MockResponse whole = answer != null ? answer : undeclared(target);
    if (conditional && unchanged(request, whole)) {
      return new MockResponse.Builder().code(304).build();
    }
    return request.getMethod().equals("HEAD") ? headerOf(whole) : whole;
  }

  private static MockResponse headerOf(MockResponse whole) {
    String length = whole.getHeaders().get("Content-Length");
    MockResponse.Builder header = whole.newBuilder().body("");
    return length == null ? header.build() : header.setHeader("Content-Length", length).build();
  }

  private MockResponse undeclared(String target) {
    String html = generator.apply(target);
    MockResponse.Builder answer = new MockResponse.Builder();
    return html == null
        ? answer.code(404).body("<h1>404</h1>").build()
        : answer.addHeader("Content-Type", "text/html; charset=utf-8").body(html).build();
  }

  private Seen seen(RecordedRequest request) {
    Map<String, String> headers = new ConcurrentHashMap<>();
    for (var header : request.getHeaders()) {
      headers.put(header.getFirst().toLowerCase(java.util.Locale.ROOT), header.getSecond());
    }
    return new Seen(
        Instant.now(),
        System.nanoTime(),
        request.getMethod(),
        request.getTarget(),
        headers.getOrDefault("host", headers.getOrDefault(":authority", "")),
        port(),
        request.getConnectionIndex(),
        Map.copyOf(headers));
  }

  private static MockResponse.Builder misbehaviour(Misbehaviour how) {
    MockResponse.Builder answer =
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/html")
            .body("<p>" + "text ".repeat(4000));
    return switch (how) {
      case HANG_UP -> answer.onResponseStart(new SocketEffect.CloseSocket());
      case SILENCE -> answer.onResponseStart(SocketEffect.Stall.INSTANCE);
      case CUT_BODY -> answer.onResponseBody(new SocketEffect.CloseSocket());
      case STALL_BODY -> answer.onResponseBody(SocketEffect.Stall.INSTANCE);
      case SHORT_BODY ->
          answer
              .setHeader("Content-Length", "1000000")
              .onResponseEnd(new SocketEffect.CloseSocket());
      case SURPLUS ->
          answer
              .body("page\nHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged")
              .setHeader("Content-Length", "5");
      case BROKEN_CHUNKS ->
          answer
              .body("zz\r\nwhat\r\n0\r\n\r\n")
              .removeHeader("Content-Length")
              .setHeader("Transfer-Encoding", "chunked");
      case BAD_STATUS_LINE -> answer.status("HTTQ/1.1 200 OK");
      case HEADER_FLOOD -> {
        for (int i = 0; i < 300; i++) {
          answer.addHeader("X-Flood-" + i, "x".repeat(1000));
        }
        yield answer;
      }
      case WRONG_CODING -> answer.addHeader("Content-Encoding", "gzip");
    };
  }

  @Override
  public void close() {
    latches.values().forEach(CountDownLatch::countDown);
    server.close();
  }
}
