package weft.fetch;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.internal.connection.RealConnection;
import okhttp3.internal.http.RealInterceptorChain;
import org.jspecify.annotations.Nullable;

/**
 * Stands between OkHttp and the wire, and makes sure that an answer belongs to its request. Before
 * the request: an idle connection that closed or spoke unasked is not used. After it: answers whose
 * length is in doubt are refused, connections of which the server promised no more are not kept.
 * OkHttp's own follow-ups (a 503 asked again at once, a 407 refused) are kept from happening by
 * showing it a plain 200; the answer itself is in the {@link Flight}.
 */
final class Framing implements Interceptor {
  private final TlsSockets tls;
  private final AtomicInteger cancellations;
  private final int longestHeader;

  /** Lets headers of so many bytes pass. */
  Framing(TlsSockets tls, AtomicInteger cancellations, int longestHeader) {
    this.longestHeader = longestHeader;
    this.tls = tls;
    this.cancellations = cancellations;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Flight flight = chain.request().tag(Flight.class);
    RealConnection connection = (RealConnection) chain.connection();
    if (flight == null || connection == null) {
      throw new IllegalStateException("no flight on this call");
    }
    if (cancellations.get() != flight.epoch()) {
      chain.call().cancel();
      throw new IOException("Canceled");
    }
    boolean http1 = connection.protocol() != Protocol.HTTP_2;
    if (http1) {
      board(flight, Wire.of(connection, (RealInterceptorChain) chain, tls));
    }
    Response answer = chain.proceed(introduced(chain.request(), flight.proxy()));
    if (answer.code() == 407 && flight.proxy() != null) {
      throw new ProxyRefusal("it wants a name and password (status 407)");
    }
    long header = answer.headers().byteCount();
    if (header > longestHeader) {
      throw new ProtocolException(
          "header of %d bytes, more than the %d of --max-header".formatted(header, longestHeader));
    }
    if (http1) {
      check(answer, connection);
    }
    return answer.isSuccessful() ? answer : answer.newBuilder().code(200).build();
  }

  /** The request with our login at the proxy, where it is the proxy that reads it. */
  private static Request introduced(Request request, @Nullable ProxyAddress proxy) {
    boolean reads = proxy != null && proxy.readsRequests() && !request.isHttps();
    String login = reads && proxy != null ? proxy.authorization() : null;
    return login == null
        ? request
        : request.newBuilder().header("Proxy-Authorization", login).build();
  }

  private static void board(Flight flight, Wire wire) throws IOException {
    if (flight.reused() && wire.stale()) {
      throw new StaleConnection();
    }
    flight.on(wire);
  }

  private static void check(Response answer, RealConnection connection) throws IOException {
    if (answer.code() < 200) {
      throw new ProtocolException("status " + answer.code() + " for a plain request");
    }
    String coding = answer.header("Transfer-Encoding");
    if (coding != null
        && !coding.equalsIgnoreCase("chunked")
        && !coding.equalsIgnoreCase("identity")) {
      throw new ProtocolException("transfer coding " + coding);
    }
    List<String> lengths = answer.headers("Content-Length");
    if (coding == null && lengths.size() > 1) {
      requireOne(lengths);
    }
    if (coding == null && !lengths.isEmpty()) {
      refuseNegative(lengths.getLast().strip());
    }
    if (closes(answer) || (coding != null && !lengths.isEmpty())) {
      connection.noNewExchanges();
    }
  }

  private static void requireOne(List<String> lengths) throws ProtocolException {
    if (lengths.stream().map(String::strip).distinct().count() > 1) {
      throw new ProtocolException("Content-Length " + String.join(" and ", lengths));
    }
  }

  /**
   * A length below zero is no length (RFC 9110, 8.6), and OkHttp has no value for it. Some servers
   * say -1 for one that they do not know, which is what OkHttp takes it for.
   */
  private static void refuseNegative(String length) throws ProtocolException {
    if (length.startsWith("-") && !length.equals("-1")) {
      throw new ProtocolException("Content-Length " + length);
    }
  }

  private static boolean closes(Response answer) {
    List<String> options = answer.headers("Connection");
    boolean old = answer.protocol() == Protocol.HTTP_1_0;
    if (options.isEmpty()) {
      return old;
    }
    String keep = String.join(",", options).toLowerCase(Locale.ROOT);
    return old ? !keep.contains("keep-alive") : keep.contains("close");
  }
}
