package weft.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many slow hosts: every loopback address is a site of some pages in a row, each answered after the
 * same time. A thread a connection; others than this machine are turned away.
 */
final class SlowWeb implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket();
  private final AtomicLong answered = new AtomicLong();
  private final Duration latency;
  private final int pages;
  private final String filling;

  /** Serves pages 0 to {@code pages - 1} on each host, about {@code size} bytes long. */
  SlowWeb(int port, Duration latency, int pages, int size) throws IOException {
    this.latency = latency;
    this.pages = pages;
    filling = "<p>word and word again</p>\n".repeat(size / 27);
    listener.bind(new InetSocketAddress(port), 20_000);
    Thread.ofPlatform().daemon().start(this::accept);
  }

  /** How many pages have been asked for and answered. */
  long answered() {
    return answered.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InetAddress here = socket.getLocalAddress();
      if (!here.isLoopbackAddress()) {
        return;
      }
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 1_024);
      OutputStream out = socket.getOutputStream();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String path = line.split(" ", -1)[1];
        while (!in.readLine().isEmpty()) {
          // headers do not matter
        }
        Thread.sleep(latency);
        out.write(answer(path));
        out.flush();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException _) {
      // the other side has gone
    }
  }

  private byte[] answer(String path) {
    int page =
        path.equals("/") ? 0 : path.startsWith("/p") ? Integer.parseInt(path.substring(2)) : -1;
    if (page < 0 || page >= pages) {
      return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
    }
    answered.incrementAndGet();
    String next = page + 1 < pages ? "<a href=\"/p" + (page + 1) + "\">next</a>" : "";
    String body = "<!DOCTYPE html><title>" + page + "</title>" + next + filling;
    return ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
