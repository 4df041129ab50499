package weft.cli.crawl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import weft.config.ConfigException;
import weft.crawl.Crawl;
import weft.crawl.CrawlStats;
import weft.frontier.FrontierView;

/**
 * The counts of a running crawl for Prometheus, at {@code /metrics} (text exposition format 0.0.4).
 * Listens on the loopback address unless another one is named.
 */
final class MetricsServer implements AutoCloseable {
  private final HttpServer server;

  private MetricsServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Serves the counts of a crawl.
   *
   * @param where {@code PORT} or {@code ADDRESS:PORT}
   */
  static MetricsServer over(Crawl crawl, String where) {
    int colon = where.lastIndexOf(':');
    int port = Integer.parseInt(where.substring(colon + 1));
    try {
      InetAddress address =
          colon < 0
              ? InetAddress.getLoopbackAddress()
              : InetAddress.getByName(where.substring(0, colon));
      HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
      Supplier<String> text = () -> text(crawl.stats(), crawl.frontier());
      server.createContext("/metrics", exchange -> answer(exchange, text.get()));
      server.start();
      return new MetricsServer(server);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException("--metrics " + where + ": " + e.getMessage(), e);
    }
  }

  /** Where it listens. */
  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  static String text(CrawlStats.Snapshot stats, FrontierView frontier) {
    Metrics metrics = new Metrics();
    metrics.counter("pages", "Answers stored that were no redirects", stats.pages());
    metrics.counter("received_bytes", "Bytes received in bodies", stats.bytes());
    metrics.counter("retries", "Attempts that will be repeated", stats.retries());
    metrics.counter("error_answers", "Answers with status 400 and above", stats.errorAnswers());
    metrics.head("urls_ended_total", "counter", "URLs that failed or were excluded, by reason");
    stats.ended().forEach((why, n) -> metrics.sample("urls_ended_total", "reason", why.label(), n));
    metrics.gauge("urls_queued", "URLs waiting or under way", stats.queued());
    metrics.gauge("requests_in_flight", "Visits under way", frontier.leases());
    metrics.gauge("hosts_ready", "Hosts that may be asked now", frontier.hostsReady());
    metrics.head("hosts_waiting", "gauge", "Hosts that have to wait, by what determines it");
    frontier
        .hostsWaiting()
        .forEach((why, n) -> metrics.sample("hosts_waiting", "reason", why.label(), n));
    Runtime memory = Runtime.getRuntime();
    metrics.gauge(
        "heap_used_bytes", "Java heap in use", memory.totalMemory() - memory.freeMemory());
    return metrics.text.toString();
  }

  /** The lines of an exposition. */
  private static final class Metrics {
    final StringBuilder text = new StringBuilder();

    void counter(String name, String help, long value) {
      head(name + "_total", "counter", help);
      line(name + "_total", value);
    }

    void gauge(String name, String help, long value) {
      head(name, "gauge", help);
      line(name, value);
    }

    void head(String name, String type, String help) {
      text.append("# HELP weft_%1$s %2$s\n# TYPE weft_%1$s %3$s\n".formatted(name, help, type));
    }

    void sample(String name, String label, String value, long number) {
      line(String.format(Locale.ROOT, "%s{%s=\"%s\"}", name, label, value), number);
    }

    private void line(String name, long value) {
      text.append("weft_").append(name).append(' ').append(value).append('\n');
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
