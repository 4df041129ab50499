package weft.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
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
      return impl == null ? new Guarded(guard, bind) : new Guarded(guard, bind, impl);
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

  private static final class Guarded extends Socket {
    private final AddressGuard guard;
    private final @Nullable InetAddress bind;

    Guarded(AddressGuard guard, @Nullable InetAddress bind) {
      this.guard = guard;
      this.bind = bind;
    }

    Guarded(AddressGuard guard, @Nullable InetAddress bind, SocketImpl impl)
        throws SocketException {
      super(impl);
      this.guard = guard;
      this.bind = bind;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
      if (endpoint instanceof InetSocketAddress inet && inet.getAddress() != null) {
        var objection = guard.objection(inet.getHostString(), inet.getAddress());
        if (objection.isPresent()) {
          throw new GuardedAddress(objection.get());
        }
      }
      if (bind != null) {
        bind(new InetSocketAddress(bind, 0));
      }
      super.connect(endpoint, timeoutMillis);
    }
  }
}
