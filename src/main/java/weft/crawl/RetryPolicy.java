package weft.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import weft.fetch.RetryAfter;
import weft.frontier.HostSignal;
import weft.model.CrawlUrl;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.HostState;
import weft.model.Reason;
import weft.model.Verdict;

/**
 * What becomes of a URL after an attempt, and what the attempt says of its host. Which outcomes are
 * tried again can be chosen ({@link RetryOn}); the table has the standard.
 *
 * <table>
 * <caption>By result</caption>
 * <tr><th>result</th><th>verdict</th><th>host</th></tr>
 * <tr><td>any other status, redirect</td><td>done</td><td>answered</td></tr>
 * <tr><td>429, 503</td><td>retry, then gave up</td><td>throttled</td></tr>
 * <tr><td>any other from 400 to a HEAD</td><td>retry by GET</td><td>answered</td></tr>
 * <tr><td>408, 425, 5xx, timeout, lost, protocol to a HEAD</td><td>retry by GET</td><td>as below</td></tr>
 * <tr><td>408, 425, 5xx</td><td>retry, then gave up</td><td>answered</td></tr>
 * <tr><td>dns, connect</td><td>retry until the host is dead</td><td>unreachable</td></tr>
 * <tr><td>timeout, lost, protocol, proxy</td><td>retry, then gave up</td><td>faltered</td></tr>
 * <tr><td>tls, internal</td><td>gave up</td><td>nothing</td></tr>
 * <tr><td>cancelled</td><td>returned</td><td>nothing</td></tr>
 * </table>
 */
final class RetryPolicy {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Set<Reason> MAY_MIND_HEAD =
      Set.of(Reason.TIMEOUT, Reason.LOST, Reason.PROTOCOL);

  private final int retries;
  private final RetryOn on;

  RetryPolicy(int retries, RetryOn on) {
    this.retries = retries;
    this.on = on;
  }

  /** What the result says of the host. */
  HostSignal signal(FetchResult result, Instant now) {
    return switch (result) {
      case FetchResult.Excluded _, FetchResult.NotDue _ -> new HostSignal.Nothing();
      case FetchResult.Redirect(Exchange exchange, _, _) -> answered(exchange);
      case FetchResult.Response(Exchange exchange, _) ->
          exchange.status() == 429 || exchange.status() == 503
              ? throttled(exchange, now)
              : answered(exchange);
      case FetchResult.Failure failure ->
          switch (failure.reason()) {
            case DNS, CONNECT -> new HostSignal.Unreachable();
            case TIMEOUT, LOST, PROTOCOL, PROXY -> new HostSignal.Faltered();
            default -> new HostSignal.Nothing();
          };
    };
  }

  /**
   * What becomes of the URL.
   *
   * @param url as it was before this attempt
   * @param health of the host after this attempt
   */
  Verdict judge(FetchResult result, CrawlUrl url, HostState.Health health) {
    int before = url.attempts();
    return switch (result) {
      case FetchResult.Redirect _, FetchResult.NotDue _ -> new Verdict.Done();
      case FetchResult.Excluded(Reason reason, String rule) -> new Verdict.Excluded(reason, rule);
      case FetchResult.Response(Exchange exchange, _) ->
          on.statuses().contains(exchange.status())
              ? byGet(url, exchange.status() != 429)
                  .orElseGet(() -> again(Reason.HTTP_STATUS, "status " + exchange.status(), before))
              : url.asksByHead() && exchange.status() >= 400
                  ? new Verdict.Retry(Duration.ZERO)
                  : new Verdict.Done();
      case FetchResult.Failure failure ->
          byGet(url, MAY_MIND_HEAD.contains(failure.reason()))
              .orElseGet(() -> judge(failure, before, health));
    };
  }

  /** A server that does not answer a HEAD may answer a GET, however few attempts are allowed. */
  private static Optional<Verdict> byGet(CrawlUrl url, boolean mayHelp) {
    return url.asksByHead() && mayHelp
        ? Optional.of(new Verdict.Retry(FIRST_WAIT))
        : Optional.empty();
  }

  private Verdict judge(FetchResult.Failure failure, int before, HostState.Health health) {
    if (!on.network() && failure.reason() != Reason.CANCELLED) {
      return new Verdict.GaveUp(failure.reason(), failure.detail());
    }
    return switch (failure.reason()) {
      case CANCELLED -> new Verdict.Returned();
      case DNS, CONNECT ->
          health == HostState.Health.DEAD
              ? new Verdict.GaveUp(failure.reason(), failure.detail())
              : again(failure.reason(), failure.detail(), before);
      case TIMEOUT, LOST, PROTOCOL, PROXY -> again(failure.reason(), failure.detail(), before);
      default -> new Verdict.GaveUp(failure.reason(), failure.detail());
    };
  }

  private Verdict again(Reason reason, String detail, int before) {
    if (before < retries) {
      return new Verdict.Retry(FIRST_WAIT.multipliedBy(1L << Math.min(before, 6)));
    }
    return new Verdict.GaveUp(reason, detail + ", attempt " + (before + 1));
  }

  private static HostSignal answered(Exchange exchange) {
    long micros = Math.max(0, exchange.timings().firstByte());
    return new HostSignal.Answered(Duration.ofNanos(micros * 1_000));
  }

  private static HostSignal throttled(Exchange exchange, Instant now) {
    String value = exchange.headers().first("Retry-After").orElse("");
    return new HostSignal.Throttled(RetryAfter.parse(value, now));
  }
}
