package weft.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A socket that asks the {@link AddressGuard} before it connects, and receives no more while too
 * much of what it has received goes unread: OkHttp waits for the end of some lines however long
 * they become.
 */
final class GuardedSocket extends Socket {
  private static final int MOST_UNREAD = 512 * 1024;

  private final AddressGuard guard;
  private final @Nullable InetAddress bind;
  private volatile LongSupplier unread = () -> 0;
  private @Nullable InputStream in;

  GuardedSocket(AddressGuard guard, @Nullable InetAddress bind) {
    this.guard = guard;
    this.bind = bind;
  }

  GuardedSocket(AddressGuard guard, @Nullable InetAddress bind, SocketImpl impl)
      throws SocketException {
    super(impl);
    this.guard = guard;
    this.bind = bind;
  }

  /** Says who knows how much goes unread. */
  void watch(LongSupplier bytes) {
    unread = bytes;
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

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    if (in == null) {
      in = new Bounded(super.getInputStream());
    }
    return in;
  }

  private final class Bounded extends FilterInputStream {
    Bounded(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read() throws IOException {
      requireRoom();
      return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      requireRoom();
      return super.read(into, offset, length);
    }

    private void requireRoom() throws ProtocolException {
      if (unread.getAsLong() > MOST_UNREAD) {
        throw new ProtocolException("a line of more than 512 KiB");
      }
    }
  }
}
