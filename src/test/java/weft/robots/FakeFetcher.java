package weft.robots;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import weft.fetch.FetchObserver;
import weft.fetch.FetchRequest;
import weft.fetch.Fetcher;
import weft.model.Body;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.Header;
import weft.model.Headers;
import weft.model.Reason;
import weft.model.Timings;
import weft.model.Truncation;

/** A fetcher that answers what the test says, and 404 otherwise. */
final class FakeFetcher implements Fetcher {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<String, Supplier<FetchResult>> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** From now on that URL has this answer. */
  FakeFetcher on(String url, FetchResult result) {
    return on(url, () -> result);
  }

  /** From now on that URL has the answer that this makes. */
  FakeFetcher on(String url, Supplier<FetchResult> result) {
    answers.put(url, result);
    return this;
  }

  /** The URLs asked for, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public FetchResult fetch(FetchRequest request, FetchObserver observer) {
    observer.connecting();
    observer.connected();
    observer.sent();
    asked.add(request.url().text());
    Supplier<FetchResult> answer = answers.get(request.url().text());
    return answer == null ? status(404) : answer.get();
  }

  @Override
  public void cancelAll() {}

  @Override
  public void close() {}

  static FetchResult ok(String text) {
    return ok(text, Truncation.NONE);
  }

  static FetchResult ok(String text, Truncation truncation) {
    return new FetchResult.Response(exchange(200), body(text, truncation));
  }

  static FetchResult status(int status, Header... headers) {
    return new FetchResult.Response(exchange(status, headers), body("error", Truncation.NONE));
  }

  static FetchResult redirect(String location) {
    return new FetchResult.Redirect(exchange(302), body("", Truncation.NONE), location);
  }

  static FetchResult.Failure failure(Reason reason) {
    return new FetchResult.Failure(AT, reason, "as told", "", Timings.NONE);
  }

  private static Exchange exchange(int status, Header... headers) {
    Headers fields = new Headers(List.of(headers));
    return new Exchange(AT, status, fields, "http/1.1", "192.0.2.1", Timings.NONE);
  }

  private static Body body(String text, Truncation truncation) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Body(bytes, new byte[32], bytes, "identity", bytes.length, truncation);
  }
}
