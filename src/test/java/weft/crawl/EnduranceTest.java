package weft.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.model.RunEnd;
import weft.scope.TrapMode;
import weft.scope.TrapSettings;

/**
 * A site that is crawled once an hour, in one process for which the hours pass quickly, ends with
 * as much memory, as many threads and as many open files as it had after the first hours. {@code
 * -Dweft.endurance=true} takes a whole day and a larger site.
 */
final class EnduranceTest {
  private static final boolean WHOLE = Boolean.getBoolean("weft.endurance");
  private static final int HOURS = WHOLE ? 24 : 5;
  private static final int PAGES = WHOLE ? 2_000 : 100;
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  @TempDir Path directory;
  private volatile int hour;

  @Test
  void aDayOfRecrawlsCostsNoMoreThanItsFirstHours() throws Exception {
    TestCrawl crawl = new TestCrawl(directory);
    crawl.revisit = RevisitSettings.every(Duration.ofMinutes(30));
    crawl.traps = new TrapSettings(TrapMode.OFF, 6, 50, 40); // its pages say next to nothing
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 64);
    server.createContext("/", this::answer);
    server.start();
    try {
      String seed = "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
      List<Held> held = new ArrayList<>();
      for (int passed = 0; passed < HOURS; passed++) {
        hour = passed;
        crawl.later = Duration.ofHours(passed);
        assertEquals(RunEnd.FINISHED, crawl.run(seed).end());
        held.add(Held.now());
      }

      held.getLast().assertAtMost(held.get(1));
      assertEquals(
          List.of(Integer.toString(HOURS * PAGES)),
          crawl.column("SELECT count(*) FROM fetch WHERE status IN (200, 304)"));
      assertEquals(
          List.of("3"), crawl.column("SELECT count(*) FROM pages WHERE change = 'changed'"));
    } finally {
      server.stop(0);
    }
  }

  /** Each page leads to two more; three of them are others every hour. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      int number = path.equals("/") ? 0 : path.startsWith("/p") ? number(path) : -1;
      if (number < 0 || number >= PAGES) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      StringBuilder page = new StringBuilder("<title>%d</title>".formatted(number));
      page.append(number >= 1 && number <= 3 ? "hour " + hour : "");
      for (int next = 2 * number + 1; next <= 2 * number + 2 && next < PAGES; next++) {
        page.append("<a href=/p%d>next</a>".formatted(next));
      }
      byte[] bytes = page.toString().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static int number(String path) {
    return Integer.parseInt(path.substring("/p".length()));
  }

  /** What the process holds. */
  private record Held(long heap, long threads, long files) {
    static Held now() throws IOException {
      System.gc();
      return new Held(
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
          ManagementFactory.getThreadMXBean().getThreadCount(),
          openFiles());
    }

    private static long openFiles() throws IOException {
      if (!Files.isDirectory(OPEN_FILES)) {
        return 0;
      }
      try (Stream<Path> open = Files.list(OPEN_FILES)) {
        return open.count();
      }
    }

    /** A tenth more is allowed, and as much as chance makes of small numbers. */
    void assertAtMost(Held before) {
      assertTrue(
          heap <= before.heap * 1.1 + (1 << 20)
              && threads <= before.threads * 1.1 + 2
              && files <= before.files * 1.1 + 2,
          () -> before + " has become " + this);
    }
  }
}
