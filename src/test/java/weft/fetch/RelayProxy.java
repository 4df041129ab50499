package weft.fetch;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on loopback that speaks CONNECT or SOCKS 5 and leads every tunnel to one port. */
final class RelayProxy implements AutoCloseable {
  private final ServerSocket server;
  private final boolean socks;
  private final int target;

  /** The hosts and ports that tunnels were asked for. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  RelayProxy(boolean socks, int target) throws IOException {
    this.socks = socks;
    this.target = target;
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::serve);
  }

  ProxyAddress address() {
    String scheme = socks ? "socks5" : "http";
    return ProxyAddress.parse(scheme + "://127.0.0.1:" + server.getLocalPort());
  }

  private void serve() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.startVirtualThread(() -> relay(client));
      }
    } catch (IOException _) {
      // Closed: the test is over.
    }
  }

  private void relay(Socket client) {
    try (client;
        Socket site = new Socket(InetAddress.getLoopbackAddress(), target)) {
      if (socks) {
        greet(new DataInputStream(client.getInputStream()), client.getOutputStream());
      } else {
        connect(client.getInputStream(), client.getOutputStream());
      }
      Thread back = Thread.startVirtualThread(() -> pump(site, client));
      pump(client, site);
      back.join();
    } catch (IOException | InterruptedException _) {
      // The client has gone.
    }
  }

  private void connect(InputStream in, OutputStream out) throws IOException {
    StringBuilder header = new StringBuilder();
    while (header.indexOf("\r\n\r\n") < 0) {
      header.append((char) in.read());
    }
    asked.add(header.toString().split(" ", 3)[1]);
    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private void greet(DataInputStream in, OutputStream out) throws IOException {
    int _ = in.readByte();
    byte[] _ = in.readNBytes(in.readByte());
    out.write(new byte[] {5, 0});
    byte[] _ = in.readNBytes(3);
    String host =
        switch (in.readByte()) {
          case 3 -> new String(in.readNBytes(in.readByte()), StandardCharsets.US_ASCII);
          case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
          default -> throw new IOException("unknown kind of address");
        };
    asked.add(host + ":" + in.readUnsignedShort());
    out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException _) {
      // The other side has gone.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
