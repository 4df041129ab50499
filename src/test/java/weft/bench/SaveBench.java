package weft.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import weft.model.Body;
import weft.model.Candidate;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.DelayReason;
import weft.model.Edge;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.Header;
import weft.model.Headers;
import weft.model.HostState;
import weft.model.Lease;
import weft.model.LinkKind;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.Seed;
import weft.model.Timings;
import weft.model.Truncation;
import weft.model.Verdict;
import weft.model.Visit;
import weft.store.SqliteStore;
import weft.store.StoreSettings;
import weft.url.Url;

/**
 * What it costs to save a page: a made-up crawl of pages of about 15 KB with 30 links each, of
 * which three are new, saved by 64 virtual threads. Prints saves a second and the CPU time of the
 * writer thread and of everything, per page.
 *
 * <pre>
 * java -cp target/classes:target/test-classes:$(cat target/cp) weft.bench.SaveBench [pages]
 * </pre>
 */
public final class SaveBench {
  private static final int LINKS = 30;
  private static final int NEW = 3;
  private static final int AT_ONCE = 64;
  private static final int SEEDS = 100;
  private static final Instant AT = Instant.parse("2025-03-01T12:00:00Z");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SaveBench() {}

  /** Runs the bench a few times in one process; the last is warm. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int pages = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    for (int i = 1; i <= 3; i++) {
      Path directory = Files.createTempDirectory("save-bench");
      run(i, pages, directory.resolve("bench.db"));
      try (var files = Files.list(directory)) {
        files.forEach(file -> file.toFile().delete());
      }
      Files.delete(directory);
    }
  }

  private static void run(int number, int pages, Path file)
      throws IOException, InterruptedException {
    List<Body> bodies = new ArrayList<>(pages);
    for (int i = 0; i < pages; i++) {
      bodies.add(body(new SplittableRandom(i)));
    }
    StoreSettings settings =
        new StoreSettings(
            StoreSettings.Durability.FAST, StoreSettings.Bodies.ALL, Integer.MAX_VALUE);
    try (SqliteStore store = SqliteStore.open(file, settings, "bench", host -> host)) {
      store.begin("", AT);
      List<Seed> seeds = new ArrayList<>();
      for (int i = 0; i < SEEDS; i++) {
        seeds.add(new Seed(url(i), false, "argument"));
      }
      LinkedBlockingQueue<CrawlUrl> queue =
          new LinkedBlockingQueue<>(store.seed(seeds, _ -> Decision.accept("any")).queued());
      measure(number, store, queue, bodies);
    }
    System.out.printf(Locale.ROOT, "  %d bytes a page in the file%n", Files.size(file) / pages);
  }

  private static void measure(
      int number, SqliteStore store, LinkedBlockingQueue<CrawlUrl> queue, List<Body> bodies)
      throws InterruptedException {
    long writer = writer();
    long writerFrom = THREADS.getThreadCpuTime(writer);
    long from = processCpu();
    long start = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      threads.add(Thread.startVirtualThread(() -> work(store, queue, bodies, next)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double saves = bodies.size();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "run %d: %,.0f saves/s; CPU per page: writer %.1f us, process %.1f us; %d of %d saved%n",
        number,
        saves / seconds,
        (THREADS.getThreadCpuTime(writer) - writerFrom) / 1e3 / saves,
        (processCpu() - from) / 1e3 / saves,
        store.totals().pages(),
        bodies.size());
  }

  private static void work(
      SqliteStore store,
      LinkedBlockingQueue<CrawlUrl> queue,
      List<Body> bodies,
      AtomicInteger next) {
    for (int n = next.getAndIncrement(); n < bodies.size(); n = next.getAndIncrement()) {
      try {
        queue.addAll(store.save(visit(queue.take(), n, bodies.get(n))).queued());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static long writer() {
    for (long id : THREADS.getAllThreadIds()) {
      var info = THREADS.getThreadInfo(id);
      if (info != null && info.getThreadName().equals("weft-writer")) {
        return id;
      }
    }
    throw new IllegalStateException("no writer thread");
  }

  private static long processCpu() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  private static Url url(int page) {
    return Url.ofCanonical(
        "https://www.example.org/articles/section-%d/a-title-of-some-length/page-%d.html"
            .formatted(page % 97, page));
  }

  /** The nth page links to three pages that it alone makes known, and to seeds. */
  private static Visit visit(CrawlUrl url, int n, Body body) {
    List<Candidate> candidates = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(n);
    for (int i = 0; i < LINKS; i++) {
      boolean fresh = i < NEW;
      int target = fresh ? SEEDS + n * NEW + i : random.nextInt(SEEDS);
      Outlink link = new Outlink(url(target), LinkKind.A, "", "Anchor text of link " + i, false);
      edges.add(new Edge(link, fresh ? 0 : target + 1L));
      if (fresh) {
        Decision accept = Decision.accept("scope host www.example.org");
        candidates.add(new Candidate(link.target(), LinkKind.A.hop(), accept));
      }
    }
    HostState host =
        new HostState(
            url.host(), Duration.ZERO, DelayReason.CONFIGURED, AT, 0, HostState.Health.ALIVE);
    FetchResult result = new FetchResult.Response(exchange(), body);
    return new Visit(
        new Lease(n, url, AT), result, page(n), candidates, edges, new Verdict.Done(), host);
  }

  private static Exchange exchange() {
    List<Header> headers =
        List.of(
            new Header("Content-Type", "text/html; charset=utf-8"),
            new Header("Date", "Sat, 01 Mar 2025 12:00:00 GMT"),
            new Header("Server", "nginx"),
            new Header("ETag", "\"65e1c2f0-3c1a\""));
    return new Exchange(
        AT, 200, new Headers(headers), "http/1.1", "192.0.2.1", new Timings(-1, -1, -1, 900, 1500));
  }

  private static Body body(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < 15_000) {
      text.append("<p class=\"text\">word").append(random.nextInt(3_000)).append(" and</p>\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Body(bytes, digest, bytes, "identity", bytes.length, Truncation.NONE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Page page(int n) {
    return new Page(
        "UTF-8",
        "Title of page " + n,
        "A description",
        List.of(),
        null,
        List.of(),
        null,
        "en",
        false,
        List.of(),
        List.of(),
        null,
        null);
  }
}
