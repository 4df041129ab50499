package weft.hostile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that misbehaves, on a port of its own. */
final class HostileServer implements AutoCloseable {
  private static final String KEPT = Answers.page("<title>kept</title>");
  private static final String MISSING = Answers.answer("404 Not Found", "", "");

  private final Misbehaviour misbehaviour;
  private final ServerSocket server;
  private final String origin;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Serves at once. */
  HostileServer(Misbehaviour misbehaviour, ServerSocket server, String host) {
    this.misbehaviour = misbehaviour;
    this.server = server;
    String scheme = misbehaviour.door().secure() ? "https" : "http";
    origin = scheme + "://" + host + ":" + server.getLocalPort();
    var _ = threads.submit(this::accept);
  }

  /** Scheme, host and port. */
  String origin() {
    return origin;
  }

  private Object accept() throws IOException {
    while (true) {
      Socket socket = server.accept();
      open.add(socket);
      var _ = threads.submit(() -> serve(socket));
    }
  }

  private Object serve(Socket socket) throws Exception {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      if (misbehaviour.door() == Door.HTTP2) {
        new Http2Connection(in, socket.getOutputStream()).serve(this::answer);
      } else if (misbehaviour.door() == Door.NOT_TLS) {
        int _ = in.read(new byte[4096]); // the beginning of a handshake
        boolean _ = answer("GET / TLS", 0, socket.getOutputStream());
      } else {
        String head = head(in);
        while (!head.isEmpty() && answer(head, 0, socket.getOutputStream())) {
          head = head(in);
        }
      }
    } finally {
      open.remove(socket);
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

  private boolean answer(String head, int stream, OutputStream out)
      throws IOException, InterruptedException {
    String target = head.split(" ", 3)[1];
    int time = times.computeIfAbsent(target, _ -> new AtomicInteger()).getAndIncrement();
    Asked asked = new Asked(head, time, origin, stream, out, closing);
    boolean aside = target.equals("/robots.txt") || target.equals("/sitemap.xml");
    if (target.equals("/kept")) {
      return asked.send(stream > 0 ? Frames.page(stream, "kept") : KEPT);
    }
    if (aside && !misbehaviour.wholeSite()) {
      return asked.send(stream > 0 ? Frames.missing(stream) : MISSING);
    }
    return misbehaviour.script().answer(asked);
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
