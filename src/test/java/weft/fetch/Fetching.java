package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;
import weft.model.FetchResult;
import weft.url.Url;

/** A fetcher for tests, with short limits, and what it told its observer. */
final class Fetching implements AutoCloseable, FetchObserver {
  static final FetchSettings SETTINGS =
      new FetchSettings(
          "weft-test/1",
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          1 << 20,
          1 << 20,
          8,
          Duration.ofSeconds(30),
          false,
          null,
          List.of());

  final Credentials credentials = new Credentials();
  final List<String> told = Collections.synchronizedList(new ArrayList<>());
  final HttpFetcher fetcher;

  Fetching(FetchSettings settings, AddressGuard guard, Dns resolver) {
    fetcher = new HttpFetcher(settings, credentials, guard, InstantSource.system(), resolver);
  }

  /** With all names on loopback. */
  static Fetching with(FetchSettings settings) {
    return new Fetching(settings, AddressGuard.NONE, Fetching::loopback);
  }

  static Fetching plain() {
    return with(SETTINGS);
  }

  static List<InetAddress> loopback(String host) throws UnknownHostException {
    return List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
  }

  static FetchSettings insecure() {
    return settings(true, null, List.of());
  }

  static FetchSettings ca(Path ca) {
    return settings(false, ca, List.of());
  }

  static FetchSettings resolving(FetchSettings.Resolve... entries) {
    return settings(false, null, List.of(entries));
  }

  static FetchSettings timeouts(Duration connect, Duration read, Duration call) {
    return new FetchSettings(
        SETTINGS.userAgent(),
        connect,
        read,
        call,
        SETTINGS.maxWire(),
        SETTINGS.maxDecoded(),
        8,
        SETTINGS.keepAlive(),
        false,
        null,
        List.of());
  }

  private static FetchSettings settings(
      boolean insecure, @Nullable Path ca, List<FetchSettings.Resolve> resolve) {
    return new FetchSettings(
        SETTINGS.userAgent(),
        SETTINGS.connectTimeout(),
        SETTINGS.readTimeout(),
        SETTINGS.callTimeout(),
        SETTINGS.maxWire(),
        SETTINGS.maxDecoded(),
        8,
        SETTINGS.keepAlive(),
        insecure,
        ca,
        resolve);
  }

  FetchResult get(String url) {
    told.clear();
    return fetcher.fetch(FetchRequest.of(Url.ofCanonical(url)), this);
  }

  FetchResult.Response response(String url) {
    return assertInstanceOf(FetchResult.Response.class, get(url));
  }

  FetchResult.Failure failure(String url) {
    return assertInstanceOf(FetchResult.Failure.class, get(url));
  }

  /** The body of a response as text. */
  String text(String url) {
    return new String(response(url).body().decoded(), StandardCharsets.UTF_8);
  }

  @Override
  public void connecting() {
    told.add("connecting");
  }

  @Override
  public void connected() {
    told.add("connected");
  }

  @Override
  public void sent() {
    told.add("sent");
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
