package weft.cli.crawl;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The socket on which a running crawl takes commands from its own user: a Unix domain socket that
 * nobody else may open, and whose every connection is asked for its user besides, so that it does
 * not matter who comes before its permissions are set. No port is opened. A client can only harm
 * itself: it has {@link #PATIENCE} to say one line of bounded length.
 */
public final class ControlSocket implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration AGAIN = Duration.ofMillis(50);
  private static final int AT_ONCE = 16;
  private static final System.Logger LOG = System.getLogger("weft.cli");
  private static final System.Logger NOTICE = System.getLogger("weft.notice");

  private final ControlPlace place;
  private final ServerSocketChannel server;
  private final Function<List<String>, String> steering;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final Set<SocketChannel> reading = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ControlSocket(
      ControlPlace place, ServerSocketChannel server, Function<List<String>, String> steering) {
    this.place = place;
    this.server = server;
    this.steering = steering;
  }

  /**
   * Listens for the crawl into a database that exists; where that cannot be, says so and answers
   * null, for the crawl does not depend on it.
   *
   * @param steering carries a command out and answers a line
   */
  public static @Nullable ControlSocket open(
      Path database, Function<List<String>, String> steering) {
    ServerSocketChannel server = null;
    try {
      ControlPlace place = ControlPlace.of(database);
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      Path _ = place.bind(server);
      ControlSocket socket = new ControlSocket(place, server, steering);
      socket.threads.execute(socket::accept);
      return socket;
    } catch (IOException | UnsupportedOperationException e) {
      close(server);
      NOTICE.log(
          System.Logger.Level.WARNING,
          "'weft ctl' cannot reach this crawl, which goes on all the same: " + e.getMessage());
      return null;
    }
  }

  private static void close(@Nullable ServerSocketChannel server) {
    try {
      if (server != null) {
        server.close();
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "control socket", e);
    }
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        if (room.tryAcquire()) {
          threads.execute(() -> serve(client));
        } else {
          client.close();
        }
      } catch (IOException | RejectedExecutionException e) {
        LOG.log(System.Logger.Level.DEBUG, "control socket", e); // closed, or no descriptor free
        LockSupport.parkNanos(AGAIN.toNanos());
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      reading.add(client);
      ControlWire.write(client, server.isOpen() ? answer(client) : "no the crawl has ended");
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "control", e);
    } finally {
      reading.remove(client);
      room.release();
    }
  }

  private String answer(SocketChannel client) throws IOException {
    if (!ControlWire.belongsTo(place.beside(), client)) {
      return "no only the user whose crawl it is may control it";
    }
    CountDownLatch said = new CountDownLatch(1);
    ControlWire.closeAfter(PATIENCE, said, client);
    String line = ControlWire.read(client);
    said.countDown();
    reading.remove(client);
    try {
      List<String> words = ControlWire.words(line);
      String answer = steering.apply(words);
      if (!words.getFirst().equals("status")) {
        // Not its words: a URL that is added may hold a password.
        System.Logger told = answer.startsWith("ok ") ? NOTICE : LOG;
        told.log(System.Logger.Level.INFO, "ctl " + words.getFirst() + ": " + answer.substring(3));
      }
      return answer;
    } catch (IllegalArgumentException e) {
      return "no that is not a command of weft ctl";
    } catch (RuntimeException defect) {
      LOG.log(System.Logger.Level.ERROR, "defect in weft ctl", defect);
      return "no " + defect;
    }
  }

  /** Takes no more commands, lets those under way end, and removes the socket. */
  @Override
  public void close() {
    close(server);
    for (SocketChannel client : reading) {
      try {
        client.close();
      } catch (IOException e) {
        LOG.log(System.Logger.Level.DEBUG, "control", e);
      }
    }
    threads.close();
    try {
      place.clear();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the control socket cannot be removed", e);
    }
  }
}
