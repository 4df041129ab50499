package weft.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A web of hosts at the addresses 127.0.0.1, 127.0.0.2 and so on, which answers the same to the
 * same question until it is {@link #renew renewed} and keeps a log of who asked what when. Each
 * host has pages that form a binary tree, links to its neighbour, redirects, pages that are missing
 * or forbidden, and bodies that it shares with others; every second host knows conditions. A slow
 * host has fewer pages and asks for a {@code Crawl-delay}.
 */
final class LocalWeb implements AutoCloseable {
  static {
    // Without it the JDK's server leaves a tenth of a second between header and body.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** A request as it came in, on the monotonic clock. */
  record Seen(long nanos, String host, String path) {}

  private static final int SLOW_PAGES = 4;

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Seen> log = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile int latencyMillis;
  private final int hosts;
  private final int pages;
  private volatile int further;
  private volatile boolean renewed;
  private final int slow;
  private final int filler;

  /**
   * Starts to serve.
   *
   * @param hosts number of usual hosts
   * @param pages that each of them has
   * @param slow number of further hosts with a {@code Crawl-delay} of a second and a half
   * @param filler size of each page's text, in bytes that cannot be compressed well
   */
  LocalWeb(int hosts, int pages, int slow, int filler) throws IOException {
    this.hosts = hosts;
    this.pages = pages;
    this.slow = slow;
    this.filler = filler;
    for (int i = 0; i < hosts + slow; i++) {
      InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (i + 1)});
      HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 256);
      int host = i;
      server.createContext("/", exchange -> answer(host, exchange));
      server.setExecutor(threads);
      servers.add(server);
    }
    servers.forEach(HttpServer::start);
  }

  /** Takes that long to answer from now on, so that at any time something is in flight. */
  void takeTime(int millis) {
    latencyMillis = millis;
  }

  /** From now on some pages are others, some are gone, and each host has that many more. */
  void renew(int more) {
    further = more;
    renewed = true;
  }

  /** The first page of each host. */
  List<String> seeds() {
    List<String> seeds = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      seeds.add(url(i, "/"));
    }
    return seeds;
  }

  /** The names, with ports, of the hosts that ask for a delay. */
  Set<String> slowHosts() {
    return servers.stream().skip(hosts).map(LocalWeb::name).collect(Collectors.toSet());
  }

  /** All requests so far, in the order of their arrival. */
  List<Seen> log() {
    return List.copyOf(log);
  }

  /** Forgets the requests so far. */
  void clearLog() {
    log.clear();
  }

  /** How many requests asked for what had been asked for before. */
  static long repeats(List<Seen> log) {
    Set<String> asked = new HashSet<>();
    return log.stream().filter(seen -> !asked.add(seen.host() + seen.path())).count();
  }

  /**
   * The least time between two requests in a row to each host, in milliseconds, from the last time
   * on that its robots.txt was read: nobody can keep a delay that he has not heard of.
   */
  static Map<String, Long> leastGaps(List<Seen> log) {
    Map<String, Long> last = new HashMap<>();
    Map<String, Long> least = new HashMap<>();
    for (Seen seen : log) {
      if (seen.path().equals("/robots.txt")) {
        last.remove(seen.host());
        least.remove(seen.host());
      } else {
        Long before = last.put(seen.host(), seen.nanos());
        if (before != null) {
          least.merge(seen.host(), (seen.nanos() - before) / 1_000_000, Math::min);
        }
      }
    }
    return least;
  }

  @Override
  public void close() {
    closing.countDown();
    servers.forEach(server -> server.stop(0));
    threads.close();
  }

  private static String name(HttpServer server) {
    return server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
  }

  private String url(int host, String path) {
    return "http://" + name(servers.get(host)) + path;
  }

  private void answer(int host, HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      log.add(new Seen(System.nanoTime(), name(servers.get(host)), path));
      exchange.getRequestBody().readAllBytes();
      boolean _ = closing.await(latencyMillis, TimeUnit.MILLISECONDS);
      if (path.equals("/robots.txt")) {
        send(exchange, 200, "text/plain", robots(host));
      } else if (path.startsWith("/old/")) {
        exchange.getResponseHeaders().set("Location", "/" + path.substring("/old/".length()));
        exchange.sendResponseHeaders(301, -1);
      } else if (path.startsWith("/shared/")) {
        send(exchange, 200, "text/html", "<title>Shared</title><p>the same everywhere");
      } else if (renewed && number(path) % 7 == 5) {
        send(exchange, 410, "text/html", "<title>Gone</title>");
      } else if (path.equals("/") || number(path) >= 0) {
        sendPage(exchange, host, page(host, number(path)));
      } else {
        send(exchange, 404, "text/html", "<title>Missing</title>");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sendPage(HttpExchange exchange, int host, String page) throws IOException {
    String tag = "\"" + Integer.toHexString(page.hashCode()) + "\"";
    if (host % 2 == 0) {
      exchange.getResponseHeaders().set("ETag", tag);
    }
    if (host % 2 == 0 && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      send(exchange, 200, "text/html; charset=utf-8", page);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String robots(int host) {
    return "User-agent: *\nDisallow: /private/\n" + (host < hosts ? "" : "Crawl-delay: 1.5\n");
  }

  private int pagesOf(int host) {
    return host < hosts ? pages + further : SLOW_PAGES;
  }

  private static int number(String path) {
    return path.equals("/")
        ? 0
        : path.matches("/p\\d{1,6}") ? Integer.parseInt(path.substring(2)) : -1;
  }

  private String page(int host, int number) {
    StringBuilder html = new StringBuilder(filler + 500);
    html.append("<!doctype html><title>Page %d of %d</title>".formatted(number, host));
    for (int next : new int[] {2 * number + 1, 2 * number + 2}) {
      if (next < pagesOf(host)) {
        html.append(
            "<p><a href='%s%d'>%d</a>".formatted(next % 9 == 0 ? "/old/p" : "/p", next, next));
      }
    }
    int neighbour = (host + 1) % (hosts + slow);
    html.append("<p><a href='%s'>next door</a>".formatted(url(neighbour, "/")));
    html.append("<p><a href='/private/%d' rel=nofollow>no</a>".formatted(number % 5));
    html.append("<img src='/%d.png' alt=''>".formatted(number % 3));
    if (number % 11 == 0) {
      html.append(
          "<a href='/gone/%d'>gone</a><a href='/shared/%d'>shared</a>".formatted(number, number));
    }
    fill(html, host * 100_003L + number + (renewed && number % 4 == 2 ? 50_021 : 0));
    return html.toString();
  }

  private void fill(StringBuilder html, long from) {
    long state = from;
    html.append("<p>");
    for (int i = 0; i < filler; i += 12) {
      state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
      html.append(Long.toString(state >>> 4, 36)).append(' ');
    }
  }
}
