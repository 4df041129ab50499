package weft.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that send nothing: whatever they are connected to is remembered and gives the answer that
 * was declared last, then closes.
 */
final class PretendedSockets implements Supplier<@Nullable SocketImpl> {
  final List<String> connected = new CopyOnWriteArrayList<>();
  private volatile String answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  /** From now on everybody redirects there. */
  void redirectTo(String location) {
    answer =
        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: "
            + location
            + "\r\n\r\n";
  }

  @Override
  public SocketImpl get() {
    return new Pretended();
  }

  private final class Pretended extends SocketImpl {
    private final InputStream in =
        new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));

    @Override
    protected void connect(SocketAddress to, int timeout) {
      connected.add(((InetSocketAddress) to).getAddress().getHostAddress());
    }

    @Override
    protected void connect(String host, int to) {
      connected.add(host);
    }

    @Override
    protected void connect(InetAddress to, int onPort) {
      connected.add(to.getHostAddress());
    }

    @Override
    protected InputStream getInputStream() {
      return in;
    }

    @Override
    protected OutputStream getOutputStream() {
      return new ByteArrayOutputStream();
    }

    @Override
    protected int available() {
      return 0;
    }

    @Override
    protected void create(boolean stream) {}

    @Override
    protected void bind(InetAddress host, int toPort) {}

    @Override
    protected void listen(int backlog) {}

    @Override
    protected void accept(SocketImpl by) {}

    @Override
    protected void close() {}

    @Override
    protected void shutdownInput() {}

    @Override
    protected void shutdownOutput() {}

    @Override
    protected void sendUrgentData(int data) {}

    @Override
    public void setOption(int option, Object value) {}

    @Override
    public Object getOption(int option) {
      return 0;
    }
  }
}
