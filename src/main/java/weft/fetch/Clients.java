package weft.fetch;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketImpl;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.HostnameVerifier;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.TlsVersion;
import okhttp3.internal.connection.ConnectionListener;
import org.jspecify.annotations.Nullable;
import weft.url.HostKey;

/**
 * The OkHttp clients. OkHttp looks through all connections of a pool for each call, so hosts are
 * spread over many clients, each with a pool of its own; TLS context, names and listeners are
 * shared. A host with a fixed address has a client that resolves to it. Nothing is followed,
 * repeated, cached, authenticated or decoded by OkHttp itself.
 */
final class Clients implements AutoCloseable {
  private static final int SHARDS = 32;
  private static final int IDLE_AT_LEAST = 8;

  private final OkHttpClient[] shards = new OkHttpClient[SHARDS];
  private final Map<HostKey, OkHttpClient> fixed = new HashMap<>();
  private final Map<Through, OkHttpClient> proxied = new ConcurrentHashMap<>();
  private final Names names;
  private final SecureProxySocket.Tls toProxies;
  private final @Nullable InetAddress bind;

  /** A client and the proxy that another one like it goes through. */
  private record Through(OkHttpClient client, ProxyAddress proxy) {}

  Clients(
      FetchSettings settings,
      AddressGuard guard,
      Dns resolver,
      Supplier<@Nullable SocketImpl> sockets,
      AtomicInteger cancellations) {
    Duration patience =
        settings.connectTimeout().compareTo(settings.callTimeout()) < 0
            ? settings.connectTimeout()
            : settings.callTimeout();
    names = new Names(resolver, patience, Ticker.systemTicker());
    bind = settings.access().bind();
    OkHttpClient base = base(settings, guard, sockets, cancellations);
    toProxies =
        new SecureProxySocket.Tls(
            base.sslSocketFactory(), base.hostnameVerifier(), settings.access().tls13());
    int idle = Math.max(IDLE_AT_LEAST, settings.concurrency());
    for (int i = 0; i < SHARDS; i++) {
      shards[i] =
          base.newBuilder()
              .connectionPool(pool(idle, settings.keepAlive()))
              .dispatcher(new Dispatcher())
              .build();
    }
    for (FetchSettings.Resolve entry : settings.resolve()) {
      HostKey host = new HostKey(entry.host(), entry.port());
      List<InetAddress> address = List.of(address(entry));
      fixed.put(host, shard(host).newBuilder().dns(_ -> address).build());
    }
  }

  private static ConnectionPool pool(int idle, Duration keepAlive) {
    return new ConnectionPool(
        idle,
        keepAlive.toMillis(),
        TimeUnit.MILLISECONDS,
        UnhurriedTasks.runner(),
        ConnectionListener.Companion.getNONE());
  }

  private OkHttpClient base(
      FetchSettings settings,
      AddressGuard guard,
      Supplier<@Nullable SocketImpl> sockets,
      AtomicInteger cancellations) {
    Trust trust = settings.insecure() ? Trust.all() : Trust.verified(settings.ca());
    TlsSockets tls = new TlsSockets(trust.sockets(), settings.connectTimeout());
    OkHttpClient.Builder base = new OkHttpClient.Builder();
    HostnameVerifier verifier = base.getHostnameVerifier$okhttp();
    // A verifier of our own also keeps OkHttp from asking one host over another's connection.
    base.hostnameVerifier((host, session) -> !trust.verifies() || verifier.verify(host, session));
    if (bind != null) {
      requireOwn(bind);
    }
    base.socketFactory(new GuardedSockets(guard, bind, sockets));
    return base.sslSocketFactory(tls, trust)
        .connectionSpecs(
            List.of(settings.access().tls13() ? TLS_13 : TLS, ConnectionSpec.CLEARTEXT))
        .dns(new GuardedNames(names, guard))
        .proxy(Proxy.NO_PROXY)
        .authenticator(Authenticator.NONE)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .fastFallback(false)
        .connectTimeout(settings.connectTimeout())
        .readTimeout(settings.readTimeout())
        .writeTimeout(settings.readTimeout())
        .callTimeout(settings.callTimeout())
        .eventListenerFactory(call -> flight(call.request()))
        .addNetworkInterceptor(new Framing(tls, cancellations, settings.limits().header()))
        .build();
  }

  private static void requireOwn(InetAddress bind) {
    try (Socket probe = new Socket()) {
      probe.bind(new InetSocketAddress(bind, 0));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--bind " + bind.getHostAddress() + ": not an address of this machine", e);
    }
  }

  /** Whatever versions and cipher suites the Java runtime considers safe. */
  private static final ConnectionSpec TLS =
      new ConnectionSpec.Builder(ConnectionSpec.COMPATIBLE_TLS)
          .allEnabledCipherSuites()
          .allEnabledTlsVersions()
          .build();

  private static final ConnectionSpec TLS_13 =
      new ConnectionSpec.Builder(ConnectionSpec.COMPATIBLE_TLS)
          .allEnabledCipherSuites()
          .tlsVersions(TlsVersion.TLS_1_3)
          .build();

  private static Flight flight(Request request) {
    Flight flight = request.tag(Flight.class);
    if (flight == null) {
      throw new IllegalStateException("no flight on this call");
    }
    return flight;
  }

  private static InetAddress address(FetchSettings.Resolve entry) {
    try {
      return InetAddress.getByAddress(entry.host(), entry.literal().getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The client for a host, directly or through that proxy. */
  OkHttpClient of(HostKey host, @Nullable ProxyAddress proxy) {
    OkHttpClient client = fixed.isEmpty() ? null : fixed.get(host);
    OkHttpClient direct = client != null ? client : shard(host);
    return proxy == null
        ? direct
        : proxied.computeIfAbsent(new Through(direct, proxy), this::through);
  }

  /** A client that asks through a proxy, whose own address is the user's choice. */
  private OkHttpClient through(Through path) {
    String login = path.proxy().authorization();
    return path.client()
        .newBuilder()
        .dns(path.proxy().readsRequests() ? names : new NamesAtProxy())
        .socketFactory(sockets(path.proxy()))
        .proxy(path.proxy().proxy())
        .proxyAuthenticator(
            (_, answer) ->
                login == null || answer.request().header("Proxy-Authorization") != null
                    ? null
                    : answer.request().newBuilder().header("Proxy-Authorization", login).build())
        .build();
  }

  private SocketFactory sockets(ProxyAddress proxy) {
    return switch (proxy.kind()) {
      case HTTP -> new GuardedSockets(AddressGuard.NONE, bind, () -> null);
      case HTTPS -> new ProxySockets(() -> new SecureProxySocket(proxy, toProxies, bind));
      case SOCKS5 -> new ProxySockets(() -> new SocksSocket(proxy, names, bind));
    };
  }

  private OkHttpClient shard(HostKey host) {
    int hash = host.hashCode() * 0x9E3779B9;
    return shards[hash >>> 27];
  }

  /** Cancels what is running. */
  void cancelAll() {
    for (OkHttpClient client : shards) {
      client.dispatcher().cancelAll();
    }
    names.giveUp();
  }

  /** Closes connections that nobody uses. */
  void closeIdle() {
    for (OkHttpClient client : shards) {
      client.connectionPool().evictAll();
    }
  }

  @Override
  public void close() {
    cancelAll();
    closeIdle();
    names.close();
  }
}
