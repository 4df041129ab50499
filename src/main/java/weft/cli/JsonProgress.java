package weft.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("at", now);
    fields.put("elapsed_seconds", view.elapsed().toMillis() / 1000.0);
    fields.put("pages", view.pages());
    fields.put("pages_per_second", Math.round(view.pagesPerSecond() * 100) / 100.0);
    fields.put("queued", view.queued());
    fields.put("discovered", view.discovered());
    fields.put("failed", view.failed());
    fields.put("excluded", view.excluded());
    fields.put("bytes", view.bytes());
    fields.put("in_flight", view.inFlight());
    fields.put("hosts_ready", view.hostsReady());
    fields.put("hosts_waiting", view.hostsWaiting());
    fields.put("errors", view.errors());
    fields.put("eta_seconds", view.eta().map(Duration::toSeconds).orElse(null));
    String waiting =
        view.waitingWhy().entrySet().stream()
            .map(why -> JsonText.of(why.getKey().label()) + ":" + why.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return fields.entrySet().stream()
        .map(field -> JsonText.of(field.getKey()) + ":" + JsonText.of(field.getValue()))
        .collect(Collectors.joining(",", "{", ",\"waiting_why\":" + waiting + "}"));
  }

  @Override
  public void close() {}
}
