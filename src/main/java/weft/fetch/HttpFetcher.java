package weft.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketImpl;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;
import weft.model.Body;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.Reason;

/**
 * Fetches over HTTP/1.1 and HTTP/2 with OkHttp, on the calling thread, which should be virtual. One
 * fetch is one request: nothing is followed or asked again, but for a kept connection that turns
 * out to be closed, which is replaced without a word as long as no answer has begun, and for a host
 * that asks who we are, which is told once. Safe for any number of threads.
 */
public final class HttpFetcher implements Fetcher {
  private static final System.Logger NOTICE = System.getLogger("weft.notice");
  private static final int ATTEMPTS = 3;
  private static final long REDIRECT_BODY = 64 * 1024;

  /** What is made of a body takes several times its length, and has to fit into the heap. */
  private static final long LARGEST_BODY = Math.max(1 << 20, Runtime.getRuntime().maxMemory() >> 4);

  private final FetchSettings settings;
  private final AddressGuard guard;
  private final Clients clients;
  private final RequestForm form;
  private final InstantSource clock;
  private final CookieStore cookies;
  private final Credentials credentials;
  private final ProxyChoice proxies;
  private final Bandwidth bandwidth;
  private final Set<ProxyAddress> told = ConcurrentHashMap.newKeySet();
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private final AtomicInteger cancellations = new AtomicInteger();

  /**
   * A fetcher by these settings.
   *
   * @param clock for the times of day in results
   * @throws IllegalArgumentException where a setting cannot be used (the CA file, a fixed address):
   *     one line for people
   */
  public HttpFetcher(
      FetchSettings settings, Credentials credentials, AddressGuard guard, InstantSource clock) {
    this(settings, credentials, guard, clock, names(settings.access().nameServer()));
  }

  private static Dns names(@Nullable InetSocketAddress server) {
    return server == null ? Dns.SYSTEM : new NameServer(server);
  }

  HttpFetcher(
      FetchSettings settings,
      Credentials credentials,
      AddressGuard guard,
      InstantSource clock,
      Dns resolver) {
    this(settings, credentials, guard, clock, resolver, () -> null);
  }

  /** The same over sockets of another make; null for those of this machine. */
  HttpFetcher(
      FetchSettings settings,
      Credentials credentials,
      AddressGuard guard,
      InstantSource clock,
      Dns resolver,
      Supplier<@Nullable SocketImpl> sockets) {
    this.settings = settings;
    this.guard = guard;
    this.clock = clock;
    this.credentials = credentials;
    proxies = settings.access().proxies();
    bandwidth = new Bandwidth(settings.access().bytesPerSecond());
    cookies = new CookieStore(clock);
    Path from = settings.access().cookies().from();
    if (from != null) {
      cookies.load(from);
    }
    form = new RequestForm(settings, credentials, cookies);
    clients = new Clients(settings, guard, resolver, sockets, cancellations);
  }

  @Override
  public FetchResult fetch(FetchRequest request, FetchObserver observer) {
    Instant at = clock.instant();
    Flight flight = new Flight(observer, cancellations.get(), proxies.of(request.url()));
    Optional<FetchResult.Excluded> guarded = guarded(request.url().host());
    if (guarded.isPresent()) {
      return guarded.get();
    }
    if (request.url().port() == 0) {
      return new FetchResult.Failure(
          at, Reason.CONNECT, "nobody can be asked at port 0", "", flight.timings());
    }
    try {
      return attempts(request, flight, at);
    } finally {
      flight.over();
    }
  }

  /** What can be said of a host before its name is looked up, which may be up to a proxy. */
  private Optional<FetchResult.Excluded> guarded(String host) {
    InetAddress literal = HostLiteral.of(host);
    InetAddress address = literal == null ? HostLiteral.local(host) : literal;
    return address == null
        ? Optional.empty()
        : guard
            .objection(host, address)
            .map(why -> new FetchResult.Excluded(Reason.PRIVATE_ADDRESS, why));
  }

  private FetchResult attempts(FetchRequest request, Flight flight, Instant at) {
    OkHttpClient client = clients.of(request.url().hostKey(), flight.proxy());
    Request http = form.of(request, flight);
    boolean identified = false;
    for (int attempt = 1; ; attempt++) {
      Call call = client.newCall(http);
      try {
        begin(call, flight);
        FetchResult result = answer(call, request, flight, at);
        if (identified || !identify(request, http, flight)) {
          return result;
        }
        identified = true;
        http = form.of(request, flight);
      } catch (GuardedAddress e) {
        return new FetchResult.Excluded(Reason.PRIVATE_ADDRESS, String.valueOf(e.getMessage()));
      } catch (IOException e) {
        if (attempt == ATTEMPTS || request.form() != null || !again(e, client, flight, attempt)) {
          return failure(e, flight, at);
        }
      } finally {
        calls.remove(call);
      }
    }
  }

  /** From here on the call is cancelled with the others, also one that was made a moment late. */
  private void begin(Call call, Flight flight) {
    calls.add(call);
    if (cancelled(flight)) {
      call.cancel();
    }
  }

  /**
   * Whether another attempt may help, and the way made free for it. A GET may be repeated by RFC
   * 9110, 9.2.2; here it is repeated only where the connection had been kept from before and ended
   * before the answer's header was complete, or where this process ran out of descriptors.
   */
  private boolean again(IOException failure, OkHttpClient client, Flight flight, int attempt) {
    boolean starved = FailureClassifier.outOfDescriptors(failure);
    boolean stale =
        flight.reused()
            && flight.phase() != Flight.Phase.BODY
            && !FailureClassifier.timedOut(failure);
    if (!(starved || stale) || cancelled(flight) || remainingMillis(flight) <= 0) {
      return false;
    }
    if (starved) {
      clients.closeIdle();
    } else if (attempt > 1) {
      client.connectionPool().evictAll();
    }
    flight.again();
    return true;
  }

  /** Whether the host has asked who we are and now can be told, with time left to do so. */
  private boolean identify(FetchRequest request, Request asked, Flight flight) {
    boolean again =
        flight.answer().code() == 401
            && credentials.challenged(request.url(), flight.answer(), asked.header("Authorization"))
            && !cancelled(flight)
            && remainingMillis(flight) > 0;
    if (again) {
      flight.again();
    }
    return again;
  }

  private FetchResult answer(Call call, FetchRequest request, Flight flight, Instant at)
      throws IOException {
    long millis = Math.max(1, remainingMillis(flight));
    if (!bandwidth.limited()) {
      call.timeout().timeout(millis, TimeUnit.MILLISECONDS);
      return answer(call, request, flight, at, null);
    }
    try (CallClock clock = new CallClock(call, bandwidth, millis)) {
      try {
        return answer(call, request, flight, at, clock);
      } catch (IOException e) {
        throw clock.explained(e);
      }
    }
  }

  private FetchResult answer(
      Call call, FetchRequest request, Flight flight, Instant at, @Nullable CallClock clock)
      throws IOException {
    try (Response response = call.execute()) {
      Response answer = flight.answer();
      if (settings.access().cookies().accepted()) {
        cookies.learn(call.request().url(), answer);
      }
      Optional<String> location = AnswerHead.location(answer);
      long cap = location.isPresent() ? REDIRECT_BODY : Long.MAX_VALUE;
      if (location.isEmpty() && !wantsBody(request, answer)) {
        return headerAlone(call, answer, flight, at);
      }
      if (AnswerHead.promisesInVain(answer)) {
        call.cancel();
        return new FetchResult.Response(
            AnswerHead.exchange(answer, flight, at), BodyReader.NOTHING);
      }
      long maxWire = request.maxWire() > 0 ? request.maxWire() : settings.maxWire();
      long mostWire = Math.min(Math.min(cap, maxWire), LARGEST_BODY);
      var received =
          BodyReader.read(
              response.body(), mostWire, clock, most -> awaitRoom(call, flight, clock, most));
      Exchange exchange = AnswerHead.exchange(answer, flight, at);
      if (received.truncation().cut()) {
        call.cancel();
      }
      if (received.bytes().length > ByteSink.LARGE) {
        flight.unpacks(received.bytes().length);
      }
      long maxDecoded = request.maxDecoded() > 0 ? request.maxDecoded() : settings.maxDecoded();
      Body body =
          Decoding.body(
              received,
              answer.headers("Content-Encoding"),
              Math.min(Math.min(cap, maxDecoded), LARGEST_BODY),
              settings.limits().ratio(),
              flight::unpacks);
      return location
          .<FetchResult>map(target -> new FetchResult.Redirect(exchange, body, target))
          .orElseGet(() -> new FetchResult.Response(exchange, body));
    } catch (ProtocolException e) {
      if (flight.phase() == Flight.Phase.BODY && AnswerHead.isBodiless(flight.answer().code())) {
        return new FetchResult.Response(
            AnswerHead.exchange(flight.answer(), flight, at), BodyReader.NOTHING);
      }
      throw e;
    }
  }

  /** Waits until a large body may arrive; the time of the call stands still meanwhile. */
  private void awaitRoom(Call call, Flight flight, @Nullable CallClock clock, long most) {
    if (clock != null) {
      clock.standStill(() -> flight.arrives(most));
    } else if (call.timeout() instanceof AsyncTimeout timeout && !timeout.exit()) {
      flight.arrives(most);
      timeout.timeout(Math.max(1, remainingMillis(flight)), TimeUnit.MILLISECONDS);
      timeout.enter();
    }
  }

  private static boolean wantsBody(FetchRequest request, Response answer) {
    String type = answer.header("Content-Type");
    return request.part() == Part.ALL
        && (!answer.isSuccessful() || type == null || request.types().wants(type));
  }

  private static FetchResult headerAlone(Call call, Response answer, Flight flight, Instant at) {
    Exchange exchange = AnswerHead.exchange(answer, flight, at);
    if (!answer.request().method().equals("HEAD")) {
      call.cancel();
    }
    return new FetchResult.Response(exchange, BodyReader.SKIPPED);
  }

  private FetchResult failure(IOException e, Flight flight, Instant at) {
    Trouble trouble =
        cancelled(flight) ? FailureClassifier.cancelled() : FailureClassifier.classify(e, flight);
    if (trouble.reason() == Reason.PROXY && flight.proxy() != null && told.add(flight.proxy())) {
      NOTICE.log(System.Logger.Level.WARNING, trouble.detail());
    }
    return new FetchResult.Failure(
        at, trouble.reason(), trouble.detail(), flight.address(), flight.timings());
  }

  private boolean cancelled(Flight flight) {
    return cancellations.get() != flight.epoch() || Thread.currentThread().isInterrupted();
  }

  private long remainingMillis(Flight flight) {
    return settings.callTimeout().toMillis() - flight.elapsedNanos() / 1_000_000;
  }

  /** Reads at most that many bytes a second from now on; 0 for no limit. */
  public void limitRate(long bytesPerSecond) {
    bandwidth.limit(bytesPerSecond);
  }

  /** OkHttp's dispatcher forgets a call once its header has come; its body may take long yet. */
  @Override
  public void cancelAll() {
    cancellations.incrementAndGet();
    calls.forEach(Call::cancel);
    bandwidth.giveUp();
    clients.cancelAll();
  }

  @Override
  public void close() {
    cancellations.incrementAndGet();
    bandwidth.giveUp();
    clients.close();
    Path to = settings.access().cookies().to();
    if (to != null) {
      save(to);
    }
  }

  private void save(Path to) {
    try {
      CookieFile.write(to, cookies.all());
    } catch (IOException e) {
      NOTICE.log(
          System.Logger.Level.WARNING,
          "the cookies could not be written to " + to + ": " + e.getMessage());
    }
  }
}
