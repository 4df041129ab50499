package weft.cli.crawl;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import weft.cli.output.JsonObject;

/** One JSON object a line, at most one a second. */
final class JsonProgress implements ProgressDisplay {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final PrintStream err;
  private final InstantSource clock;
  private Instant next = Instant.MIN;

  JsonProgress(PrintStream err, InstantSource clock) {
    this.err = err;
    this.clock = clock;
  }

  @Override
  public void show(ProgressView view) {
    Instant now = clock.instant();
    if (!now.isBefore(next)) {
      next = now.plus(INTERVAL);
      err.println(json(now, view));
    }
  }

  private static String json(Instant now, ProgressView view) {
    JsonObject waiting = new JsonObject();
    view.waitingWhy().forEach((why, hosts) -> waiting.with(why.label(), hosts));
    return new JsonObject()
        .with("at", now)
        .with("elapsed_seconds", view.elapsed().toMillis() / 1000.0)
        .with("pages", view.pages())
        .with("pages_per_second", Math.round(view.pagesPerSecond() * 100) / 100.0)
        .with("queued", view.queued())
        .with("discovered", view.discovered())
        .with("failed", view.failed())
        .with("excluded", view.excluded())
        .with("bytes", view.bytes())
        .with("in_flight", view.inFlight())
        .with("hosts_ready", view.hostsReady())
        .with("hosts_waiting", view.hostsWaiting())
        .with("errors", view.errors())
        .with("eta_seconds", view.eta().map(Duration::toSeconds).orElse(null))
        .raw("waiting_why", waiting.text())
        .text();
  }

  @Override
  public void close() {}
}
