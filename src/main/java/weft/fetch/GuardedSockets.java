package weft.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketImpl;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes sockets that ask the {@link AddressGuard} before they connect. */
final class GuardedSockets extends SocketFactory {
  private final AddressGuard guard;
  private final @Nullable InetAddress bind;
  private final Supplier<@Nullable SocketImpl> make;

  /**
   * Sockets that leave from that address of this machine, or from any where it is null.
   *
   * @param make what does the work of one; null where this machine is to
   */
  GuardedSockets(
      AddressGuard guard, @Nullable InetAddress bind, Supplier<@Nullable SocketImpl> make) {
    this.guard = guard;
    this.bind = bind;
    this.make = make;
  }

  @Override
  public Socket createSocket() {
    SocketImpl impl = make.get();
    try {
      return impl == null ? new GuardedSocket(guard, bind) : new GuardedSocket(guard, bind, impl);
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  private Socket connected(InetSocketAddress to) throws IOException {
    Socket socket = createSocket();
    socket.connect(to);
    return socket;
  }
}
