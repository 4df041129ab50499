package weft.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A site on loopback with pages for members: its form has a token, the right password gets a
 * cookie, and {@code /basic} asks for a name and a password by itself.
 */
final class MemberSite implements AutoCloseable {
  private final HttpServer server;

  /** Method, path and what was posted of all requests. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  MemberSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String posted = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add((exchange.getRequestMethod() + " " + path + " " + posted).strip());
    String cookies = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
    boolean member = cookies.contains("sid=member");
    switch (path) {
      case "/login" -> {
        exchange.getResponseHeaders().add("Set-Cookie", "form=f1");
        page(
            exchange,
            """
            <form action=/search><input name=q></form>
            <form action=/session method=post>
            <input type=hidden name=csrf value='t&amp;1'><input name=user>
            <input type=password name=password><button name=go value=1>Go</button></form>
            """);
      }
      case "/session" -> {
        boolean right =
            posted.contains("csrf=t%261")
                && posted.contains("user=me")
                && posted.contains("password=s3cret+w%C3%B6rd")
                && cookies.contains("form=f1");
        exchange.getResponseHeaders().add("Set-Cookie", "sid=" + (right ? "member" : "guest"));
        redirect(exchange, right ? "/account" : "/login?wrong");
      }
      case "/account" -> {
        if (member) {
          page(exchange, "<a href=/logout>Log out</a>");
        } else {
          redirect(exchange, "/login");
        }
      }
      case "/" -> page(exchange, member ? "<a href=/inside>in</a>" : "<p>for members");
      case "/inside", "/robots.txt" -> page(exchange, "<p>inside");
      case "/basic" -> {
        String sent = exchange.getRequestHeaders().getFirst("Authorization");
        if ("Basic bWU6czNjcmV0IHfDtnJk".equals(sent)) {
          page(exchange, "<p>you");
        } else {
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
          send(exchange, 401, "who?");
        }
      }
      default -> send(exchange, path.startsWith("/login") ? 200 : 404, "nothing");
    }
  }

  private static void page(HttpExchange exchange, String html) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
    send(exchange, 200, html);
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().add("Location", location);
    send(exchange, 302, "");
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
