package weft.fetch;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * A socket that is connected through a SOCKS proxy, version 5 (RFC 1928), which is told name and
 * password where there are any (RFC 1929) and looks the name of the host up. Owned by the thread
 * that fetches.
 */
final class SocksSocket extends Socket {
  private static final int VERSION = 5;
  private static final int NO_LOGIN = 0;
  private static final int PASSWORD = 2;
  private static final int LONGEST = 255;

  private final ProxyAddress proxy;
  private final Dns names;
  private final @Nullable InetAddress bind;

  /** A socket that leaves from that address of this machine, or from any where it is null. */
  SocksSocket(ProxyAddress proxy, Dns names, @Nullable InetAddress bind) {
    this.proxy = proxy;
    this.names = names;
    this.bind = bind;
  }

  /** Connects to a host, which is told to the proxy by its name. */
  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    InetSocketAddress to = (InetSocketAddress) endpoint;
    if (bind != null) {
      bind(new InetSocketAddress(bind, 0));
    }
    super.connect(new InetSocketAddress(proxy.address(names), proxy.port()), timeoutMillis);
    int silence = getSoTimeout();
    setSoTimeout(timeoutMillis);
    try {
      DataInputStream in = new DataInputStream(getInputStream());
      greet(in);
      ask(to, in);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      close();
      throw e instanceof ProxyRefusal
          ? e
          : new ProxyRefusal("it broke the connection off: " + e.getMessage());
    }
    setSoTimeout(silence);
  }

  private void greet(DataInputStream in) throws IOException {
    Login login = proxy.login();
    send(login == null ? bytes(VERSION, 1, NO_LOGIN) : bytes(VERSION, 2, NO_LOGIN, PASSWORD));
    version(in);
    int method = in.readUnsignedByte();
    if (method == PASSWORD && login != null) {
      identify(login, in);
    } else if (method != NO_LOGIN) {
      throw new ProxyRefusal(
          login == null ? "it wants a name and password" : "it takes no name and password");
    }
  }

  private void identify(Login login, DataInputStream in) throws IOException {
    ByteArrayOutputStream message = bytes(1);
    put(message, login.user());
    put(message, login.password());
    send(message);
    int _ = in.readUnsignedByte();
    if (in.readUnsignedByte() != 0) {
      throw new ProxyRefusal("it refuses the name and password");
    }
  }

  private void ask(InetSocketAddress to, DataInputStream in) throws IOException {
    ByteArrayOutputStream message = bytes(VERSION, 1, 0);
    InetAddress literal = literal(to);
    if (literal == null) {
      message.write(3);
      put(message, to.getHostString());
    } else {
      byte[] address = literal.getAddress();
      message.write(address.length == 4 ? 1 : 4);
      message.writeBytes(address);
    }
    message.write(to.getPort() >> 8);
    message.write(to.getPort());
    send(message);
    version(in);
    int reply = in.readUnsignedByte();
    if (reply != 0) {
      throw new ProxyRefusal(meaning(reply));
    }
    int _ = in.readUnsignedByte();
    skipAddress(in);
  }

  /** The address of a host that was no name; null where the proxy is to look it up. */
  private static @Nullable InetAddress literal(InetSocketAddress to) {
    InetAddress address = to.getAddress();
    return address != null && address.getHostAddress().equals(to.getHostString()) ? address : null;
  }

  private static void skipAddress(DataInputStream in) throws IOException {
    int length =
        switch (in.readUnsignedByte()) {
          case 1 -> 4;
          case 4 -> 16;
          default -> in.readUnsignedByte();
        };
    in.skipNBytes(length + 2L);
  }

  private static void version(DataInputStream in) throws IOException {
    if (in.readUnsignedByte() != VERSION) {
      throw new ProxyRefusal("it does not speak SOCKS 5");
    }
  }

  private static String meaning(int reply) {
    return switch (reply) {
      case 1 -> "it failed";
      case 2 -> "its rules do not allow the connection";
      case 3 -> "it finds the network unreachable";
      case 4 -> "it finds the host unreachable";
      case 5 -> "the host refused its connection";
      case 6 -> "its connection took too long";
      case 7 -> "it does not know how to connect";
      case 8 -> "it does not know such addresses";
      default -> "it answered " + reply;
    };
  }

  private static void put(ByteArrayOutputStream message, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST) {
      throw new ProxyRefusal("a name longer than 255 bytes cannot be told to it");
    }
    message.write(bytes.length);
    message.writeBytes(bytes);
  }

  private static ByteArrayOutputStream bytes(int... values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int value : values) {
      bytes.write(value);
    }
    return bytes;
  }

  private void send(ByteArrayOutputStream message) throws IOException {
    getOutputStream().write(message.toByteArray());
  }
}
