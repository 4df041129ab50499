package weft.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import weft.dedup.KnownUrls;
import weft.frontier.Backlog;
import weft.frontier.HostFrontier;
import weft.frontier.HostSignal;
import weft.frontier.PolitenessSettings;
import weft.frontier.Window;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.HostState;
import weft.model.Lease;
import weft.model.RunTotals;
import weft.model.Saved;
import weft.model.Seed;
import weft.model.StoredHost;
import weft.model.Verdict;
import weft.model.Visit;
import weft.store.SqliteStore;
import weft.store.StoreSettings;

/**
 * What many known URLs cost: a made-up crawl without a network, of pages with thirty links each, by
 * the real frontier, cache and store. Of the links of a page twenty are new, eleven of these are
 * queued and nine excluded, and ten lead to what is known already; so half of all known URLs are
 * queued. They lie on 100,000 hosts, the first of which have most of them. Time passes ten times as
 * fast as it does, so that politeness holds up nothing.
 *
 * <pre>
 * java -Xmx512m -cp target/classes:target/test-classes:$(cat target/cp) weft.bench.MemoryBench \
 *     fill FILE [URLS]
 * java -Xmx512m -cp target/classes:target/test-classes:$(cat target/cp) weft.bench.MemoryBench \
 *     cut FILE
 * java -Xmx512m -cp target/classes:target/test-classes:$(cat target/cp) weft.bench.MemoryBench \
 *     resume FILE
 * </pre>
 *
 * <p>The first makes FILE and prints a line for each million known URLs: queued ones, heap after a
 * collection, memory of the process and its most, URLs admitted a second, by the clock and by CPU
 * time of the writer, hosts in memory, bytes in the file. It ends with the bytes per known URL of
 * each table and checks that every URL has exactly one row. The second goes on in such a file for a
 * moment and ends as if it were killed. The third takes such a file up and prints how long each
 * step takes until the first lease is granted.
 */
public final class MemoryBench {
  private static final int AT_ONCE = 64;
  private static final int PACE = 10;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final SqliteStore store;
  private final Path file;
  private final KnownUrls known = new KnownUrls(400_000);
  private final HostFrontier frontier;
  private final AtomicLong urls = new AtomicLong();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  private MemoryBench(SqliteStore store, Path file) {
    this.store = store;
    this.file = file;
    long start = System.nanoTime();
    Instant begin = Instant.now();
    InstantSource clock = () -> begin.plusNanos((System.nanoTime() - start) * PACE);
    PolitenessSettings politeness =
        new PolitenessSettings(
            2, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(60), true);
    frontier = new HostFrontier(politeness, Window.STANDARD, backlog(store), clock, new Random(1));
  }

  /** Fills a file or takes one up. */
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[1]);
    if (args[0].equals("fill")) {
      long total = args.length > 2 ? Long.parseLong(args[2]) : 1_000_000;
      try (SqliteStore store = open(file)) {
        store.begin("", Instant.now());
        new MemoryBench(store, file).fill(total);
      }
      tables(file);
    } else if (args[0].equals("cut")) {
      cut(file);
    } else {
      resume(file);
    }
  }

  private static SqliteStore open(Path file) {
    StoreSettings settings =
        new StoreSettings(
            StoreSettings.Durability.FAST, StoreSettings.Bodies.NONE, Integer.MAX_VALUE);
    return SqliteStore.open(file, settings, "bench", host -> host);
  }

  private void fill(long total) throws InterruptedException, IOException {
    List<Seed> seeds = new ArrayList<>();
    while (seeds.size() < 2_000) {
      seeds.add(new Seed(MadeUpWeb.url(2 * urls.getAndAdd(2)), false, "argument"));
    }
    urls.set(4L * seeds.size());
    long before = seeds.size();
    Saved saved = store.seed(seeds, _ -> Decision.accept("any"));
    frontier.add(saved.queued());
    System.out.println(
        "known M  queued M  heap MiB  RSS MiB  most MiB  URLs/s  URLs/CPU s  hosts held "
            + " bytes/URL");
    Semaphore permits = new Semaphore(AT_ONCE);
    try (ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor()) {
      long seen = 0;
      long from = System.nanoTime();
      long cpu = THREADS.getThreadCpuTime(writer());
      for (long million = 1; million * 1_000_000 <= total; million++) {
        while (urls.get() < million * 1_000_000 && failure.get() == null) {
          permits.acquire();
          Optional<Lease> lease = frontier.next();
          visits.execute(
              () -> {
                visit(lease.orElseThrow());
                permits.release();
              });
        }
        long now = urls.get();
        double wall = (System.nanoTime() - from) / 1e9;
        double writer = (THREADS.getThreadCpuTime(writer()) - cpu) / 1e9;
        row(now, (now - seen) / wall, (now - seen) / writer);
        seen = now;
        from = System.nanoTime();
        cpu = THREADS.getThreadCpuTime(writer());
      }
    }
    RuntimeException broken = failure.get();
    if (broken != null) {
      throw broken;
    }
    // Of the first numbers only those of the seeds are URLs.
    System.out.printf(Locale.ROOT, "expected rows: %d%n", urls.get() - 3 * before);
  }

  private void visit(Lease lease) {
    Verdict verdict = new Verdict.Returned();
    Saved saved = Saved.NOTHING;
    try {
      frontier.sent(lease);
      HostState host = frontier.report(lease, new HostSignal.Answered(Duration.ofMillis(20)));
      Visit visit = MadeUpWeb.visit(lease, urls.getAndAdd(MadeUpWeb.NEW), known, host);
      saved = store.save(visit);
      known.learn(saved.known());
      verdict = visit.verdict();
    } catch (RuntimeException e) {
      failure.set(e);
    } finally {
      frontier.complete(lease, verdict, saved.queued());
    }
  }

  private void row(long now, double wall, double writer) throws IOException {
    RunTotals totals = store.totals();
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    System.out.printf(
        Locale.ROOT,
        "%7.1f  %8.2f  %8d  %7d  %8d  %,6.0f  %,10.0f  %,10d  %9.0f%n",
        now / 1e6,
        totals.queued() / 1e6,
        heap >> 20,
        memory("VmRSS"),
        memory("VmHWM"),
        wall,
        writer,
        frontier.hostsHeld(),
        (double) Files.size(file) / now);
  }

  /** Goes on for 10,000 pages and ends in the middle, as if it were killed. */
  private static void cut(Path file) throws InterruptedException {
    SqliteStore store = open(file);
    store.carryOn("");
    MemoryBench bench = new MemoryBench(store, file);
    bench.urls.set(100_000_000);
    bench.frontier.restoreAll();
    Semaphore permits = new Semaphore(AT_ONCE);
    try (ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10_000; i++) {
        permits.acquire();
        Lease lease = bench.frontier.next().orElseThrow();
        visits.execute(
            () -> {
              bench.visit(lease);
              permits.release();
            });
      }
      Runtime.getRuntime().halt(137);
    }
  }

  private static void resume(Path file) throws InterruptedException {
    long start = System.nanoTime();
    try (SqliteStore store = open(file)) {
      step("opened", start);
      store.carryOn("");
      step("carried on", start);
      RunTotals totals = store.totals();
      step("counted " + totals.queued() + " queued", start);
      MemoryBench bench = new MemoryBench(store, file);
      bench.frontier.restoreAll();
      Optional<Lease> lease = bench.frontier.next();
      step("first lease " + lease.isPresent(), start);
      List<Lease> leases = new ArrayList<>();
      while (leases.size() < 1_000) {
        Lease next = bench.frontier.next().orElseThrow();
        bench.frontier.sent(next);
        leases.add(next);
      }
      step("1,000 leases, " + bench.frontier.hostsHeld() + " hosts in memory", start);
    }
  }

  private static void step(String what, long start) {
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "%6.2f s  %s; heap %d MiB, RSS %d MiB%n",
        (System.nanoTime() - start) / 1e9,
        what,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        memory("VmRSS"));
  }

  private static void tables(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      long rows = number(statement, "SELECT count(*) FROM url");
      long distinct = number(statement, "SELECT count(*) FROM crawl_url");
      System.out.printf(Locale.ROOT, "rows: %d, in the run %d%n", rows, distinct);
      try (ResultSet row =
          statement.executeQuery(
              "SELECT name, sum(pgsize) FROM dbstat GROUP BY name HAVING sum(pgsize) > 1000000"
                  + " ORDER BY 2 DESC")) {
        while (row.next()) {
          System.out.printf(
              Locale.ROOT,
              "%-24s %6.1f bytes a known URL%n",
              row.getString(1),
              row.getDouble(2) / rows);
        }
      }
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }

  private static long memory(String field) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith(field)) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10;
        }
      }
      return 0;
    } catch (IOException _) {
      return 0; // not every system tells
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

  private static Backlog backlog(SqliteStore store) {
    return new Backlog() {
      @Override
      public List<CrawlUrl> queued(long host, int limit) {
        return store.queued(host, limit);
      }

      @Override
      public List<List<CrawlUrl>> queued(List<Wish> wishes) {
        Map<Long, Integer> limits = new LinkedHashMap<>();
        wishes.forEach(wish -> limits.put(wish.host(), wish.limit()));
        return store.queued(limits);
      }

      @Override
      public List<StoredHost> hosts(long after, int limit) {
        return store.hostsWithQueued(after, limit);
      }
    };
  }
}
