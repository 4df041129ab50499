package weft.fetch;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to fetch.
 *
 * @param userAgent the whole User-Agent header
 * @param connectTimeout for one connection attempt, TLS included
 * @param readTimeout for silence on an open connection
 * @param callTimeout for a whole fetch
 * @param maxWire bytes received at most
 * @param maxDecoded bytes after decoding at most
 * @param concurrency fetches at once, to size connection pools
 * @param keepAlive how long an idle connection is kept; longer than the politeness delay
 * @param insecure whether certificates go unverified
 * @param ca PEM file with further trusted certificates
 * @param resolve fixed addresses, each {@code HOST:PORT:ADDRESS}
 * @param access how servers are approached
 * @param limits what one answer may cost besides the bytes of its body
 */
public record FetchSettings(
    String userAgent,
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    long maxWire,
    long maxDecoded,
    int concurrency,
    Duration keepAlive,
    boolean insecure,
    @Nullable Path ca,
    List<Resolve> resolve,
    AccessSettings access,
    AnswerLimits limits) {

  /** With nothing out of the ordinary about the approach. */
  public FetchSettings(
      String userAgent,
      Duration connectTimeout,
      Duration readTimeout,
      Duration callTimeout,
      long maxWire,
      long maxDecoded,
      int concurrency,
      Duration keepAlive,
      boolean insecure,
      @Nullable Path ca,
      List<Resolve> resolve) {
    this(
        userAgent,
        connectTimeout,
        readTimeout,
        callTimeout,
        maxWire,
        maxDecoded,
        concurrency,
        keepAlive,
        insecure,
        ca,
        resolve,
        AccessSettings.PLAIN);
  }

  /** With the usual limits. */
  public FetchSettings(
      String userAgent,
      Duration connectTimeout,
      Duration readTimeout,
      Duration callTimeout,
      long maxWire,
      long maxDecoded,
      int concurrency,
      Duration keepAlive,
      boolean insecure,
      @Nullable Path ca,
      List<Resolve> resolve,
      AccessSettings access) {
    this(
        userAgent,
        connectTimeout,
        readTimeout,
        callTimeout,
        maxWire,
        maxDecoded,
        concurrency,
        keepAlive,
        insecure,
        ca,
        resolve,
        access,
        AnswerLimits.STANDARD);
  }

  /** The same with another approach. */
  public FetchSettings with(AccessSettings other) {
    return with(other, limits);
  }

  /** The same with another approach and other limits. */
  public FetchSettings with(AccessSettings other, AnswerLimits others) {
    return new FetchSettings(
        userAgent,
        connectTimeout,
        readTimeout,
        callTimeout,
        maxWire,
        maxDecoded,
        concurrency,
        keepAlive,
        insecure,
        ca,
        resolve,
        other,
        others);
  }

  public FetchSettings {
    resolve = List.copyOf(resolve);
  }

  /** A name that is not looked up. */
  public record Resolve(String host, int port, String address) {
    /**
     * The address.
     *
     * @throws IllegalArgumentException where it is none: one line for people
     */
    public InetAddress literal() {
      boolean bracketed = address.startsWith("[") && address.endsWith("]");
      try {
        return InetAddress.ofLiteral(
            bracketed ? address.substring(1, address.length() - 1) : address);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "--resolve %s:%d:%s: '%s' is no IP address; give HOST:PORT:ADDRESS"
                .formatted(host, port, address, address),
            e);
      }
    }
  }
}
