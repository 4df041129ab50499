package weft.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** Hosts at 127.0.0.2 and so on that answer at once, each with a tree of ordinary pages. */
final class HealthyHosts implements AutoCloseable {
  static {
    // Without it the JDK's server leaves a tenth of a second between header and body.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int BRANCHES = 4;

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder answered = new LongAdder();
  private final int pages;

  HealthyHosts(int hosts, int pages) throws IOException {
    this.pages = pages;
    for (int i = 0; i < hosts; i++) {
      InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (i + 2)});
      HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 64);
      server.createContext("/", this::answer);
      server.setExecutor(threads);
      server.start();
      servers.add(server);
    }
  }

  /** The first page of each host. */
  List<String> seeds() {
    return servers.stream()
        .map(HttpServer::getAddress)
        .map(at -> "http://" + at.getAddress().getHostAddress() + ":" + at.getPort() + "/")
        .toList();
  }

  /** How many pages have been sent, since {@link #restart}. */
  long answered() {
    return answered.sum();
  }

  /** Counts from nothing again. */
  void restart() {
    answered.reset();
  }

  /** How many pages there are. */
  int size() {
    return servers.size() * (pages + 1); // the first page has two addresses
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      int number = path.equals("/") ? 0 : path.matches("/p\\d{1,6}") ? number(path) : -1;
      byte[] page = (number < 0 ? "<h1>Missing" : page(number)).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(number < 0 ? 404 : 200, page.length);
      exchange.getResponseBody().write(page);
      answered.add(number < 0 ? 0 : 1);
    }
  }

  private static int number(String path) {
    return Integer.parseInt(path.substring(2));
  }

  private String page(int number) {
    StringBuilder html = new StringBuilder("<!doctype html><title>Page ").append(number);
    html.append("</title><ul>");
    int first = number * BRANCHES + 1;
    for (int next = first; next < Math.min(first + BRANCHES, pages); next++) {
      html.append("<li><a href='/p").append(next).append("'>").append(next).append("</a>");
    }
    html.append("</ul>");
    for (int i = 0; i < 100; i++) {
      html.append("<p class=text>Some words of an ordinary page, the like of which there are many");
      html.append(", and a <a href='/p").append((number + i) % pages).append("'>link</a>.</p>");
    }
    return html.toString();
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }
}
