package weft.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A socket to a proxy that is spoken to over TLS. To OkHttp it is a plain socket: what is written
 * to it goes through TLS to the proxy, in which there may be another TLS to the host. Owned by the
 * thread that fetches, but for {@link #close}.
 */
final class SecureProxySocket extends Socket {
  /**
   * How TLS is spoken and whom to believe.
   *
   * @param tls13 whether nothing older will do
   */
  record Tls(SSLSocketFactory sockets, HostnameVerifier verifier, boolean tls13) {}

  private final ProxyAddress proxy;
  private final Tls tls;
  private final @Nullable InetAddress bind;
  private final Socket plain = new Socket();
  private volatile Socket carrier = plain;

  /** A socket that leaves from that address of this machine, or from any where it is null. */
  SecureProxySocket(ProxyAddress proxy, Tls tls, @Nullable InetAddress bind) {
    this.proxy = proxy;
    this.tls = tls;
    this.bind = bind;
  }

  /** The socket that carries the encrypted bytes. */
  Socket plain() {
    return plain;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    if (bind != null) {
      plain.bind(new InetSocketAddress(bind, 0));
    }
    plain.connect(endpoint, timeoutMillis);
    int silence = plain.getSoTimeout();
    plain.setSoTimeout(timeoutMillis);
    try {
      SSLSocket secure =
          (SSLSocket) tls.sockets().createSocket(plain, proxy.name(), proxy.port(), true);
      carrier = secure;
      if (tls.tls13()) {
        secure.setEnabledProtocols(new String[] {"TLSv1.3"});
      }
      secure.startHandshake();
      if (!tls.verifier().verify(proxy.name(), secure.getSession())) {
        throw new SSLException("its certificate is for another host");
      }
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      throw new ProxyRefusal("no secure connection to it: " + e.getMessage());
    }
    plain.setSoTimeout(silence);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return carrier.getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return carrier.getOutputStream();
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    carrier.setSoTimeout(millis);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return carrier.getSoTimeout();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    carrier.setTcpNoDelay(on);
  }

  @Override
  public boolean isConnected() {
    return carrier.isConnected();
  }

  @Override
  public boolean isBound() {
    return carrier.isBound();
  }

  @Override
  public boolean isClosed() {
    return carrier.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return carrier.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return carrier.isOutputShutdown();
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    return carrier.getInetAddress();
  }

  @Override
  public int getPort() {
    return carrier.getPort();
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    return carrier.getRemoteSocketAddress();
  }

  /** Closes the connection beneath first, for TLS would wait to say goodbye. */
  @Override
  public void close() throws IOException {
    plain.close();
    carrier.close();
  }
}
