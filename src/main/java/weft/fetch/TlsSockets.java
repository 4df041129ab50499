package weft.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes TLS sockets and remembers which plain socket lies beneath each: only there can be seen that
 * a server has sent something unasked. What is remembered goes with the TLS socket. During the
 * handshake silence is limited by the connect timeout; OkHttp sets the read timeout afterwards.
 */
final class TlsSockets extends SSLSocketFactory {
  private final SSLSocketFactory tls;
  private final int handshakeMillis;
  private final Cache<Socket, Socket> beneath =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

  TlsSockets(SSLSocketFactory tls, Duration handshakeTimeout) {
    this.tls = tls;
    this.handshakeMillis = Math.toIntExact(handshakeTimeout.toMillis());
  }

  /** The socket that carries the bytes of this one, which is itself where it is not TLS. */
  Socket raw(Socket socket) {
    Socket below = beneath.getIfPresent(socket);
    Socket raw = below == null ? socket : below;
    return raw instanceof SecureProxySocket secure ? secure.plain() : raw;
  }

  @Override
  public Socket createSocket(Socket raw, String host, int port, boolean autoClose)
      throws IOException {
    raw.setSoTimeout(handshakeMillis);
    Socket socket = tls.createSocket(raw, host, port, autoClose);
    beneath.put(socket, raw);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return tls.createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return tls.createSocket(host, port, from, fromPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return tls.createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return tls.createSocket(host, port, from, fromPort);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }
}
