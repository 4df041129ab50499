package weft.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import weft.SiteServer;
import weft.cli.command.ExitCode;

/**
 * A crawl into {@code site.db} that has come to a page which does not answer before it is let go,
 * and someone at another terminal. One request at a time; {@code /gate} is the page that waits.
 */
public final class SteeredCrawl implements AutoCloseable {
  final SiteServer site = SiteServer.start();
  final Terminal crawl;
  public final Terminal other;
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private String behind = "";
  private Function<String, String> pages = _ -> "<p>Words.";

  public SteeredCrawl(Path directory) {
    crawl = new Terminal(directory, Wiring.parts());
    other = new Terminal(directory, Wiring.parts());
  }

  /** What stands on the page that waits. */
  public SteeredCrawl behindTheGate(String html) {
    behind = html;
    return this;
  }

  /** What stands on pages that are not declared; null where there is none. */
  SteeredCrawl pages(Function<String, String> html) {
    pages = html;
    return this;
  }

  /** Begins with a front page that links to the gate first and then to those paths. */
  public Future<ExitCode> begin(List<String> links, String... more) throws InterruptedException {
    StringBuilder front = new StringBuilder("<a href=/gate>gate</a>");
    links.forEach(link -> front.append("<a href='").append(link).append("'>x</a>"));
    site.page("/", front.toString()).status("/robots.txt", 404).status("/sitemap.xml", 404);
    site.generated(this::answer);
    List<String> words = new ArrayList<>(List.of("crawl", site.url("/"), "-o", "site.db"));
    Collections.addAll(words, "--delay", "0", "--concurrency", "1", "--progress", "none");
    Collections.addAll(words, more);
    Future<ExitCode> end = thread.submit(() -> crawl.type(words.toArray(String[]::new)));
    if (!arrived.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody came to the gate: " + crawl.err());
    }
    return end;
  }

  private String answer(String target) {
    if (!target.equals("/gate")) {
      return pages.apply(target);
    }
    arrived.countDown();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return behind;
  }

  /** Lets the page that waits answer. */
  public void open() {
    gate.countDown();
  }

  /** What the other terminal says to the crawl; answers what comes back. */
  String ctl(String... words) {
    ExitCode code = typed(words);
    if (code != ExitCode.DONE) {
      throw new AssertionError(code + ": " + other.err());
    }
    return other.out().strip();
  }

  /** The one line with which the other terminal is refused. */
  String refused(String... words) {
    ExitCode code = typed(words);
    if (code != ExitCode.USAGE || other.err().lines().count() != 1) {
      throw new AssertionError(code + ": " + other.out() + other.err());
    }
    return other.err().strip();
  }

  private ExitCode typed(String... words) {
    List<String> all = new ArrayList<>(List.of("ctl", "site.db"));
    Collections.addAll(all, words);
    return other.type(all.toArray(String[]::new));
  }

  /** Asks how the crawl stands until the answer begins like that; fails where it never does. */
  String untilStatus(String beginning) {
    String status = "";
    for (int i = 0; i < 10_000 && !status.startsWith(beginning); i++) {
      status = ctl("status");
    }
    if (!status.startsWith(beginning)) {
      throw new AssertionError("never " + beginning + ", but " + status);
    }
    return status;
  }

  /** The rows that a query finds, as CSV. */
  public List<String> rows(String sql) {
    ExitCode code = other.type("query", "site.db", sql, "--format", "csv");
    if (code != ExitCode.DONE) {
      throw new AssertionError(other.err());
    }
    return other.out().lines().skip(1).toList();
  }

  @Override
  public void close() {
    open();
    thread.close();
    site.close();
  }
}
