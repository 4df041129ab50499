package weft.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that sends exactly what a test says, byte by byte. */
final class RawSite implements AutoCloseable {

  /** What is done with a request; the connection is closed when it returns false. */
  @FunctionalInterface
  interface Script {
    boolean answer(Asked asked, OutputStream out) throws Exception;
  }

  /** A request: its header as text, the connection and the request on it, both from 0. */
  record Asked(String head, int connection, int exchange) {}

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  final List<String> heads = new CopyOnWriteArrayList<>();

  RawSite(Script script) {
    this(plain(), script);
  }

  RawSite(ServerSocket server, Script script) {
    this.server = server;
    var _ = threads.submit(() -> accept(script));
  }

  private static ServerSocket plain() {
    try {
      return new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Always sends this and keeps the connection open. */
  static RawSite sending(String answer) {
    return new RawSite(
        (_, out) -> {
          out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
          return true;
        });
  }

  /** Always sends this and closes the connection. */
  static RawSite closing(String answer) {
    return new RawSite(
        (_, out) -> {
          out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
          return false;
        });
  }

  static boolean send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return true;
  }

  private Object accept(Script script) throws IOException {
    for (int connection = 0; ; connection++) {
      Socket socket = server.accept();
      socket.setTcpNoDelay(true);
      open.add(socket);
      int number = connection;
      var _ = threads.submit(() -> serve(socket, number, script));
    }
  }

  private Object serve(Socket socket, int connection, Script script) throws Exception {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String head;
      int exchange = 0;
      do {
        head = head(in);
        if (!head.isEmpty()) {
          heads.add(head);
        }
      } while (!head.isEmpty()
          && script.answer(new Asked(head, connection, exchange++), socket.getOutputStream()));
    }
    return socket;
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return "";
      }
      head.append((char) c);
    }
    return head.toString();
  }

  int port() {
    return server.getLocalPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Waits until so many requests have come in. */
  void awaitRequests(int count) {
    while (heads.size() < count) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
