package weft.fetch;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A proxy on loopback that speaks CONNECT or SOCKS 5 and leads every tunnel to one port. */
final class RelayProxy implements AutoCloseable {
  private final ServerSocket server;
  private final ProxyAddress.Kind kind;
  private final String login;
  private final int target;

  /** The hosts and ports that tunnels were asked for. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** The addresses that clients came from. */
  final List<String> clients = new CopyOnWriteArrayList<>();

  RelayProxy(ProxyAddress.Kind kind, int target) throws IOException {
    this(kind, target, "");
  }

  /** A SOCKS proxy that wants {@code user:password}, or any proxy that wants none where blank. */
  RelayProxy(ProxyAddress.Kind kind, int target, String login) throws IOException {
    this.kind = kind;
    this.target = target;
    this.login = login;
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::serve);
  }

  ProxyAddress address() {
    return address("");
  }

  /** The address with {@code user:password@}. */
  ProxyAddress address(String userinfo) {
    return ProxyAddress.parse(
        kind.name().toLowerCase(Locale.ROOT)
            + "://"
            + userinfo
            + "127.0.0.1:"
            + server.getLocalPort());
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

  private void relay(Socket accepted) {
    try (Socket client = kind == ProxyAddress.Kind.HTTPS ? secured(accepted) : accepted) {
      clients.add(accepted.getInetAddress().getHostAddress());
      InputStream in = client.getInputStream();
      OutputStream out = client.getOutputStream();
      if (kind == ProxyAddress.Kind.SOCKS5) {
        greet(new DataInputStream(in), out);
      } else {
        connect(in);
      }
      try (Socket site = new Socket(InetAddress.getLoopbackAddress(), target)) {
        out.write(
            kind == ProxyAddress.Kind.SOCKS5
                ? new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0}
                : "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Thread back = Thread.startVirtualThread(() -> pump(site, client));
        pump(client, site);
        back.join();
      } catch (ConnectException _) {
        out.write(new byte[] {5, 5, 0, 1, 0, 0, 0, 0, 0, 0});
      }
    } catch (IOException | InterruptedException _) {
      // The client has gone.
    }
  }

  private static Socket secured(Socket client) throws IOException {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    SSLSocket socket =
        (SSLSocket)
            new HandshakeCertificates.Builder()
                .heldCertificate(held)
                .build()
                .sslSocketFactory()
                .createSocket(client, null, client.getPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }

  private void connect(InputStream in) throws IOException {
    StringBuilder header = new StringBuilder();
    while (header.indexOf("\r\n\r\n") < 0) {
      header.append((char) in.read());
    }
    asked.add(header.toString().split(" ", 3)[1]);
  }

  private void greet(DataInputStream in, OutputStream out) throws IOException {
    int _ = in.readByte();
    byte[] methods = in.readNBytes(in.readByte());
    byte wanted = (byte) (login.isEmpty() ? 0 : 2);
    if (new String(methods, StandardCharsets.ISO_8859_1).indexOf(wanted) < 0) {
      out.write(new byte[] {5, (byte) 0xff});
      throw new IOException("no common method");
    }
    out.write(new byte[] {5, wanted});
    if (wanted == 2) {
      identify(in, out);
    }
    byte[] _ = in.readNBytes(3);
    String host =
        switch (in.readByte()) {
          case 3 -> new String(in.readNBytes(in.readByte()), StandardCharsets.US_ASCII);
          case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
          case 4 -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
          default -> throw new IOException("unknown kind of address");
        };
    asked.add(host + ":" + in.readUnsignedShort());
  }

  private void identify(DataInputStream in, OutputStream out) throws IOException {
    int _ = in.readByte();
    String user = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    String password = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    boolean known = login.equals(user + ":" + password);
    out.write(new byte[] {1, (byte) (known ? 0 : 1)});
    if (!known) {
      throw new IOException("unknown to this proxy");
    }
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
