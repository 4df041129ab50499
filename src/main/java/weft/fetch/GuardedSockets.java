package weft.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes sockets that ask the {@link AddressGuard} before they connect. */
final class GuardedSockets extends SocketFactory {
  private final AddressGuard guard;
  private final @Nullable InetAddress bind;

  /** Sockets that leave from that address of this machine, or from any where it is null. */
  GuardedSockets(AddressGuard guard, @Nullable InetAddress bind) {
    this.guard = guard;
    this.bind = bind;
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket(guard, bind);
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
