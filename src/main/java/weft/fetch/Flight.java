package weft.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import weft.model.Timings;

/**
 * One fetch under way: how far it has come, how long the steps took, what the observer was told.
 * OkHttp tells it what happens, on the thread that fetches, which owns it. A second attempt on
 * another connection is part of the same flight.
 */
final class Flight extends EventListener {

  /** How far a fetch has come. */
  enum Phase {
    /** Nothing has happened yet. */
    START,
    /** Looking up the name. */
    NAME,
    /** Connecting. */
    CONNECT,
    /** Shaking hands. */
    TLS,
    /** A connection stands; the request is leaving. */
    SEND,
    /** Waiting for the answer's header. */
    WAIT,
    /** Reading the body. */
    BODY
  }

  private final FetchObserver observer;
  private final int epoch;
  private final @Nullable ProxyAddress proxy;
  private final long began = System.nanoTime();
  private Phase phase = Phase.START;
  private boolean toldConnecting;
  private boolean toldConnected;
  private boolean toldSent;
  private boolean connectedAnew;
  private boolean headerTooLong;
  private long waitedNanos;
  private long mark;
  private long sentAt;
  private long dns = -1;
  private long connect = -1;
  private long tls = -1;
  private long firstByte = -1;
  private String address = "";
  private @Nullable Wire wire;
  private @Nullable Response answer;

  /** A flight that begins now, in that epoch of {@link HttpFetcher#cancelAll}. */
  Flight(FetchObserver observer, int epoch, @Nullable ProxyAddress proxy) {
    this.observer = observer;
    this.epoch = epoch;
    this.proxy = proxy;
  }

  /** The proxy that the request goes through; null where it goes to the host itself. */
  @Nullable ProxyAddress proxy() {
    return proxy;
  }

  int epoch() {
    return epoch;
  }

  Phase phase() {
    return phase;
  }

  /** The address that was tried last; empty where none was. */
  String address() {
    return address;
  }

  /** The header of the answer as it came, before OkHttp's own rules saw it. */
  Response answer() {
    return Objects.requireNonNull(answer);
  }

  /** Whether the answer's header went beyond what OkHttp reads. */
  boolean headerTooLong() {
    return headerTooLong;
  }

  /** Whether the attempt used a connection that had been used before. */
  boolean reused() {
    return phase.compareTo(Phase.SEND) >= 0 && !connectedAnew;
  }

  /** Nanoseconds since the flight began, those apart in which it waited for room in memory. */
  long elapsedNanos() {
    return System.nanoTime() - began - waitedNanos;
  }

  /** The body is large and arrives: waits until there is room for so many bytes. */
  void arrives(long most) {
    long since = System.nanoTime();
    observer.arrives(most);
    waitedNanos += System.nanoTime() - since;
  }

  /** The body has arrived and is large: waits until there is room for so many bytes. */
  void unpacks(long most) {
    observer.unpacks(most);
  }

  /** How long the steps took, if the last byte came just now. */
  Timings timings() {
    return new Timings(dns, connect, tls, firstByte, micros(began));
  }

  /** Begins a further attempt. */
  void again() {
    phase = Phase.START;
    wire = null;
  }

  /** Ends the flight: what the observer was to be told once, it has been told once. */
  void over() {
    tellConnected();
    tellSent();
  }

  /** The exchange is about to happen on this wire; HTTP/2 has none. */
  void on(Wire wire) {
    this.wire = wire;
  }

  @Override
  public void dnsStart(Call call, String name) {
    enter(Phase.NAME);
    tellConnecting();
    mark = System.nanoTime();
  }

  @Override
  public void dnsEnd(Call call, String name, List<InetAddress> addresses) {
    dns = micros(mark);
  }

  @Override
  public void connectStart(Call call, InetSocketAddress to, Proxy proxy) {
    enter(Phase.CONNECT);
    tellConnecting();
    address = shown(to);
    mark = System.nanoTime();
  }

  @Override
  public void secureConnectStart(Call call) {
    enter(Phase.TLS);
    connect = micros(mark);
    mark = System.nanoTime();
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    tls = micros(mark);
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress to, Proxy proxy, @Nullable Protocol protocol) {
    if (phase == Phase.CONNECT) {
      connect = micros(mark);
    }
    connectedAnew = true;
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    enter(Phase.SEND);
    address = shown(connection.route().socketAddress());
    tellConnected();
  }

  /**
   * The header is written, on HTTP/1.1 into a buffer only. It is sent here and not, a moment later,
   * by OkHttp, since OkHttp does not tell when it has sent; where that fails it fails again there.
   */
  @Override
  public void requestHeadersEnd(Call call, Request request) {
    try {
      if (wire != null) {
        wire.flush();
      }
    } catch (IOException _) {
      return;
    }
    enter(Phase.WAIT);
    sentAt = System.nanoTime();
    tellSent();
  }

  @Override
  public void responseHeadersStart(Call call) {
    if (firstByte < 0) {
      firstByte = micros(sentAt);
    }
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    enter(Phase.BODY);
    answer = response;
  }

  /** Bytes beyond the end of the body would be taken for the next answer. */
  @Override
  public void responseBodyEnd(Call call, long length) {
    if (wire != null && wire.unread() > 0) {
      wire.retire();
    }
  }

  /** A header without end looks like an end of stream to OkHttp; here the rest is still there. */
  @Override
  public void responseFailed(Call call, IOException failure) {
    Throwable end = failure instanceof EOFException ? failure : failure.getCause();
    if (wire != null && end instanceof EOFException) {
      String message = String.valueOf(end.getMessage());
      headerTooLong =
          message.contains("limit=") && !message.contains("limit=" + wire.unread() + " ");
    }
  }

  /** The address of the other end, which is the proxy where there is one. */
  private String shown(InetSocketAddress to) {
    InetAddress resolved = to.getAddress();
    boolean beyond = resolved == null || (proxy != null && !proxy.readsRequests());
    return beyond && proxy != null
        ? proxy.host()
        : Objects.requireNonNull(resolved).getHostAddress();
  }

  private void enter(Phase next) {
    phase = next;
  }

  private void tellConnecting() {
    if (!toldConnecting) {
      toldConnecting = true;
      observer.connecting();
    }
  }

  private void tellConnected() {
    if (toldConnecting && !toldConnected) {
      toldConnected = true;
      observer.connected();
    }
  }

  private void tellSent() {
    if (!toldSent) {
      toldSent = true;
      observer.sent();
    }
  }

  private static long micros(long since) {
    return (System.nanoTime() - since) / 1000;
  }
}
