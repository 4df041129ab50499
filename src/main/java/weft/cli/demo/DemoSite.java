package weft.cli.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * The demonstration site, served on a free port of the loopback interface until it is closed.
 *
 * <p>Pages are plain files; what a plain file cannot say (redirects, statuses, header fields, an
 * answer that takes its time) stands in {@link DemoRules}. Files may name the site by {@code
 * {{origin}}}, which becomes the address it is served at. Each exchange has a virtual thread of its
 * own; closing ends the pauses.
 */
public final class DemoSite implements AutoCloseable {
  private static final String ORIGIN = "{{origin}}";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html",
          "css", "text/css",
          "svg", "image/svg+xml",
          "xml", "application/xml",
          "txt", "text/plain",
          "wif", "text/plain");

  private final Path folder;
  private final DemoRules rules;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);

  private DemoSite(Path folder, DemoRules rules, HttpServer server) {
    this.folder = folder;
    this.rules = rules;
    this.server = server;
  }

  /** Serves the site that lies in {@code folder}. */
  public static DemoSite open(Path folder) throws IOException {
    DemoRules rules = DemoRules.read(folder);
    var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    var site = new DemoSite(folder, rules, HttpServer.create(address, 0));
    site.server.setExecutor(site.threads);
    site.server.createContext("/", site::answer);
    site.server.start();
    return site;
  }

  /** Scheme, address and port, without a slash at the end. */
  public String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      DemoRule rule = rules.find(path);
      pause(rule.pause());
      byte[] body = body(path, rule);
      exchange.getResponseHeaders().set("Content-Type", type(path, rule));
      rule.headers().forEach((name, value) -> set(exchange, name, value));
      if (rule.gzipped()) {
        set(exchange, "Content-Encoding", "gzip");
        body = gzip(body);
      }
      exchange.sendResponseHeaders(rule.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void set(HttpExchange exchange, String name, String value) {
    exchange.getResponseHeaders().set(name, value.replace(ORIGIN, origin()));
  }

  /** Waits, but no longer than until the site is closed. */
  private void pause(Duration length) throws InterruptedIOException {
    try {
      if (!length.isZero() && closing.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new InterruptedIOException("the site is closing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private byte[] body(String path, DemoRule rule) throws IOException {
    if (rule.calendar()) {
      return DemoCalendar.page(path).getBytes(UTF_8);
    }
    if (rule.headers().containsKey("Location")) {
      return new byte[0];
    }
    Path file = folder.resolve(rule.file().orElse(DemoRules.fileOf(path)));
    return withOrigin(Files.readAllBytes(file));
  }

  /** The bytes with every mention of the site made good, whatever their charset. */
  private byte[] withOrigin(byte[] bytes) {
    return new String(bytes, ISO_8859_1).replace(ORIGIN, origin()).getBytes(ISO_8859_1);
  }

  private static String type(String path, DemoRule rule) {
    if (path.endsWith("/feed.xml")) {
      return "application/rss+xml";
    }
    String name = rule.file().orElse(DemoRules.fileOf(path));
    return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/html");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
