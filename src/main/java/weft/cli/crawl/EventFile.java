package weft.cli.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.cli.output.JsonObject;
import weft.config.ConfigException;
import weft.crawl.CrawlListener;
import weft.crawl.CrawlReport;
import weft.model.Body;
import weft.model.Change;
import weft.model.CrawlUrl;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.Reason;
import weft.model.Saved;
import weft.model.Verdict;
import weft.model.Visit;

/**
 * What happens in a crawl, one JSON object a line: {@code begin}, a {@code visit} once it is
 * stored, {@code end}. Added to an existing file. A file that cannot be written any more is given
 * up with one line in the log; the crawl goes on. Safe for any thread.
 */
final class EventFile implements CrawlListener, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("weft.cli");

  private final Path path;
  private @Nullable Writer out;

  private EventFile(Path path, Writer out) {
    this.path = path;
    this.out = out;
  }

  /** Opens that file. */
  static EventFile open(Path path) {
    try {
      return new EventFile(
          path,
          Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new ConfigException("--events " + path + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** The crawl begins. */
  void begins(long run, int seeds) {
    write(event("begin").with("run", run).with("seeds", seeds));
  }

  /** The crawl has ended. */
  void ends(CrawlReport report) {
    write(
        event("end")
            .with("run", report.run())
            .with("why", report.end().label())
            .with("pages", report.stats().pages())
            .with("queued", report.stats().queued()));
  }

  @Override
  public void visited(Visit visit, Saved saved) {
    CrawlUrl url = visit.lease().url();
    JsonObject event =
        event("visit")
            .with("url", url.url().text())
            .with("pursuit", url.pursuit().label())
            .with("depth", url.hopsFromSeed())
            .with("attempt", url.attempts() + 1);
    result(event, visit.result());
    verdict(event, visit.verdict());
    Change change = visit.change();
    if (change != null && visit.verdict() instanceof Verdict.Done) {
      event.with("change", change.label());
    }
    write(event.with("links", visit.edges().size()).with("queued", saved.queued().size()));
  }

  private static void result(JsonObject event, FetchResult result) {
    switch (result) {
      case FetchResult.Response(Exchange exchange, Body body) -> answer(event, exchange, body);
      case FetchResult.Redirect(Exchange exchange, Body body, String location) -> {
        answer(event, exchange, body);
        event.with("location", location);
      }
      case FetchResult.Failure failure ->
          event.with("error", failure.reason().label()).with("detail", failure.detail());
      case FetchResult.Excluded _, FetchResult.NotDue _ -> {}
    }
  }

  private static void answer(JsonObject event, Exchange exchange, Body body) {
    event
        .with("status", exchange.status())
        .withPresent("content_type", exchange.headers().first("Content-Type").orElse(null))
        .with("bytes", body.wireLength())
        .with("total_ms", exchange.timings().total() / 1000.0)
        .with("ip", exchange.address());
  }

  private static void verdict(JsonObject event, Verdict verdict) {
    String word = verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    switch (verdict) {
      case Verdict.GaveUp(Reason reason, String detail) ->
          event.with("verdict", "failed").with("reason", reason.label()).with("rule", detail);
      case Verdict.Excluded(Reason reason, String rule) ->
          event.with("verdict", word).with("reason", reason.label()).with("rule", rule);
      case Verdict.Retry(var after) ->
          event.with("verdict", word).with("retry_after_ms", after.toMillis());
      case Verdict.Done _, Verdict.Returned _, Verdict.Deferred _ -> event.with("verdict", word);
    }
  }

  private static JsonObject event(String name) {
    return new JsonObject().with("at", Instant.now()).with("event", name);
  }

  private synchronized void write(JsonObject event) {
    if (out == null) {
      return;
    }
    try {
      out.write(event.text() + "\n");
      out.flush();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "events are no longer written to " + path, e);
      out = null;
    }
  }

  @Override
  public synchronized void close() {
    Writer last = out;
    out = null;
    if (last != null) {
      try {
        last.close();
      } catch (IOException e) {
        throw new UncheckedIOException(path + " cannot be closed: " + e.getMessage(), e);
      }
    }
  }
}
