package weft.robots;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.fetch.FetchObserver;
import weft.fetch.FetchRequest;
import weft.fetch.Fetcher;
import weft.fetch.RetryAfter;
import weft.model.Body;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.Reason;
import weft.model.RobotsFile;
import weft.url.CanonicalResult;
import weft.url.Url;

/**
 * One attempt to have an origin's robots.txt, redirects included; used once, by one thread.
 *
 * <p>What the answers mean is RFC 9309, 2.3.1; where it leaves room, see the package.
 */
final class RobotsFetch {
  private static final int MAX_REDIRECTS = 5;
  private static final int BEYOND = 12 * 1024;
  private static final int MAX_SHOWN = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;

  private final Fetcher fetcher;
  private final LocationResolver locations;
  private final String origin;
  private final int limit;
  private final InstantSource clock;
  private final Instant startedAt;
  private final StringBuilder detail = new StringBuilder();
  private int hops;
  private int status;

  /** An attempt that reads so many bytes of a file. */
  RobotsFetch(
      Fetcher fetcher, LocationResolver locations, String origin, int limit, InstantSource clock) {
    this.limit = limit;
    this.fetcher = fetcher;
    this.locations = locations;
    this.origin = origin;
    this.clock = clock;
    startedAt = clock.instant();
  }

  /** What came of it. */
  sealed interface Outcome {}

  /** The file decides, or its absence does. */
  record Settled(RobotsFile file) implements Outcome {}

  /** Nothing is decided; the file tells what happened. */
  record Unsettled(RobotsFile file, RobotsVerdict.Unreachable verdict) implements Outcome {}

  /** The origin was not reached, and nothing was learned about its robots.txt. */
  record NotAsked(RobotsVerdict verdict) implements Outcome {}

  /** Whether a kept file decides, as it did when it was fetched. */
  static boolean isSettled(RobotsFile file) {
    return file.text() != null || (file.status() > 0 && !isForNow(file.status()));
  }

  /** Whether a status says that things may be different another time. */
  private static boolean isForNow(int status) {
    return status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS;
  }

  /** Asks, following redirects; each request after the first passes the gate. */
  Outcome run(RequestGate gate, FetchObserver observer) throws InterruptedException {
    Url url = Url.ofCanonical(origin + "/robots.txt");
    FetchResult result = get(url, observer);
    while (result instanceof FetchResult.Redirect redirect) {
      status = redirect.exchange().status();
      note("redirected to " + shortened(redirect.location()));
      Url target = target(redirect.location(), url);
      if (target == null || hops == MAX_REDIRECTS) {
        note(target == null ? "which is no URL to follow" : "one redirect too many");
        return settled(null);
      }
      hops++;
      gate.await(target.hostKey());
      result = get(target, new HopObserver(observer));
      url = target;
    }
    return judge(result);
  }

  private FetchResult get(Url url, FetchObserver observer) {
    return fetcher.fetch(
        new FetchRequest(url, List.of(), limit + BEYOND, limit + BEYOND), observer);
  }

  private @Nullable Url target(String location, Url base) {
    return switch (locations.canonicalize(location, base)) {
      case CanonicalResult.Accepted accepted -> accepted.url();
      case CanonicalResult.Foreign _, CanonicalResult.Malformed _, CanonicalResult.TooLong _ ->
          null;
    };
  }

  private Outcome judge(FetchResult result) {
    return switch (result) {
      case FetchResult.Response response -> answered(response.exchange(), response.body());
      case FetchResult.Failure failure -> failed(failure);
      case FetchResult.Excluded excluded -> excluded(excluded);
      case FetchResult.Redirect _ -> throw new IllegalStateException("redirects are followed");
      case FetchResult.NotDue _ -> throw new IllegalStateException("a fetch was asked for");
    };
  }

  private Outcome answered(Exchange exchange, Body body) {
    status = exchange.status();
    if (isForNow(status)) {
      return unsettled("it answered " + status, retryAfter(exchange));
    }
    if (status < 200 || status >= 300) {
      return settled(null);
    }
    if (body.truncation().cut() && body.decoded().length < limit) {
      return unsettled("it came damaged or incomplete", null);
    }
    if (body.decoded().length > limit) {
      note("cut at %d KiB".formatted(limit >> 10));
    }
    return settled(RobotsText.decode(body.decoded(), limit));
  }

  private @Nullable Duration retryAfter(Exchange exchange) {
    Optional<String> value = exchange.headers().first("Retry-After");
    return value.isEmpty() ? null : RetryAfter.parse(value.get(), clock.instant());
  }

  /**
   * A failure of the origin itself, or of the proxy, is the page's too; one behind a redirect is
   * not.
   */
  private Outcome failed(FetchResult.Failure failure) {
    Reason reason = failure.reason();
    boolean alike = reason.unreachable() || reason == Reason.TLS || reason == Reason.PROXY;
    boolean ofHost = hops == 0 && alike;
    if (ofHost || reason == Reason.CANCELLED) {
      return new NotAsked(new RobotsVerdict.HostFailed(failure));
    }
    status = 0;
    return unsettled(reason.label() + ": " + failure.detail(), null);
  }

  private Outcome excluded(FetchResult.Excluded excluded) {
    if (hops == 0) {
      return new NotAsked(new RobotsVerdict.HostExcluded(excluded));
    }
    note("which was not asked: " + excluded.rule());
    return settled(null);
  }

  private Outcome unsettled(String why, @Nullable Duration retryAfter) {
    note(why);
    RobotsFile file = new RobotsFile(origin, startedAt, status, null, detail.toString());
    return new Unsettled(file, new RobotsVerdict.Unreachable("robots.txt: " + detail, retryAfter));
  }

  private Outcome settled(@Nullable String text) {
    return new Settled(new RobotsFile(origin, startedAt, status, text, detail.toString()));
  }

  private void note(String what) {
    detail.append(detail.isEmpty() ? "" : ", ").append(what);
  }

  private static String shortened(String location) {
    return location.length() <= MAX_SHOWN ? location : location.substring(0, MAX_SHOWN) + "…";
  }
}
