package weft.cli.crawl;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import weft.cli.output.Wording;
import weft.model.DelayReason;

/** The words in which progress is told. */
final class ProgressText {
  private ProgressText() {}

  /** Pages, rate, queue. */
  static String counts(ProgressView view) {
    return Wording.count(view.pages(), "page", "pages")
        + " ("
        + Wording.rate(view.pagesPerSecond())
        + "), "
        + Wording.number(view.queued())
        + " queued, "
        + Wording.number(view.failed())
        + " failed, "
        + Wording.bytes(view.bytes());
  }

  /** Hosts, and why those that wait do. */
  static String waiting(ProgressView view) {
    String hosts = Wording.count(view.hostsWaiting(), "host waits", "hosts wait");
    String why =
        view.waitingWhy().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> entry.getValue() + " " + reason(entry))
            .collect(Collectors.joining(", "));
    return why.isEmpty() ? hosts : hosts + " (" + why + ")";
  }

  private static String reason(Map.Entry<DelayReason, Integer> entry) {
    return switch (entry.getKey()) {
      case CONFIGURED -> "by --delay";
      case CONFIGURED_FOR_HOST -> "by their own delay";
      case CRAWL_DELAY -> "by Crawl-delay";
      case CRAWL_DELAY_CAPPED -> "by capped Crawl-delay";
      case LATENCY -> "because slow";
      case RETRY_AFTER -> "by Retry-After";
      case BACK_OFF -> "backing off";
    };
  }

  /** The lines of the live block. */
  static List<String> block(ProgressView view) {
    String eta = view.eta().map(left -> "about " + Wording.time(left) + " left").orElse("");
    return List.of(
        "pages     %s  %s  %s"
            .formatted(
                Wording.number(view.pages()),
                Wording.rate(view.pagesPerSecond()),
                Wording.bytes(view.bytes())),
        "URLs      %s queued, %s known, %s failed, %s excluded"
            .formatted(
                Wording.number(view.queued()),
                Wording.number(view.discovered()),
                Wording.number(view.failed()),
                Wording.number(view.excluded())),
        "hosts     %d requests under way, %d ready, %s"
            .formatted(view.inFlight(), view.hostsReady(), waiting(view)),
        "errors    " + Wording.number(view.errors()),
        "time      " + Wording.time(view.elapsed()) + (eta.isEmpty() ? "" : "  " + eta));
  }
}
