package weft;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A name server on loopback that knows the names it was told. Names that begin with {@code broken}
 * make it fail, those that begin with {@code silent} get no answer, all others do not exist.
 */
public final class TinyNameServer implements AutoCloseable {
  private static final int A = 1;
  private static final int CNAME = 5;
  private static final int AAAA = 28;

  private final DatagramSocket socket;
  private final Map<String, List<String>> names = new ConcurrentHashMap<>();

  /** The names that were asked for, each with the type of record. */
  public final List<String> asked = new CopyOnWriteArrayList<>();

  private TinyNameServer() throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.startVirtualThread(this::serve);
  }

  /** A server that runs. */
  public static TinyNameServer start() {
    try {
      return new TinyNameServer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Knows a name from now on: addresses, or one other name that it stands for. */
  public TinyNameServer knows(String name, String... records) {
    names.put(name, List.of(records));
    return this;
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Where it is, {@code ADDRESS:PORT}. */
  public String address() {
    return "127.0.0.1:" + port();
  }

  private void serve() {
    try {
      while (true) {
        DatagramPacket query = new DatagramPacket(new byte[512], 512);
        socket.receive(query);
        byte[] answer = answer(ByteBuffer.wrap(query.getData(), 0, query.getLength()));
        if (answer.length > 0) {
          socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
        }
      }
    } catch (IOException _) {
      // Closed: the test is over.
    }
  }

  private byte[] answer(ByteBuffer query) throws IOException {
    short id = query.getShort();
    query.position(12);
    StringBuilder name = new StringBuilder();
    for (int length = query.get(); length > 0; length = query.get()) {
      byte[] label = new byte[length];
      query.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
    }
    int type = query.getShort();
    String wanted = name.toString();
    asked.add(wanted + (type == A ? " A" : " AAAA"));
    return wanted.startsWith("silent") ? new byte[0] : answer(id, wanted, type);
  }

  private byte[] answer(short id, String name, int type) throws IOException {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    int count = records(name, type, new DataOutputStream(records));
    int code = name.startsWith("broken") ? 2 : names.containsKey(name) ? 0 : 3;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(id);
    out.writeShort(0x8180 | code);
    out.writeShort(1);
    out.writeShort(count);
    out.writeInt(0);
    out.write(wire(name));
    out.writeShort(type);
    out.writeShort(1);
    out.write(records.toByteArray());
    return bytes.toByteArray();
  }

  private int records(String name, int type, DataOutputStream out) throws IOException {
    int count = 0;
    for (String record : names.getOrDefault(name, List.of())) {
      boolean address = record.matches("[0-9.]+|.*:.*");
      byte[] data = address ? InetAddress.ofLiteral(record).getAddress() : wire(record);
      int kind = address ? (data.length == 4 ? A : AAAA) : CNAME;
      if (kind == type || kind == CNAME) {
        out.write(wire(name));
        out.writeShort(kind);
        out.writeShort(1);
        out.writeInt(60);
        out.writeShort(data.length);
        out.write(data);
        count += 1 + (kind == CNAME ? records(record, type, out) : 0);
      }
    }
    return count;
  }

  private static byte[] wire(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String label : name.split("\\.", -1)) {
      out.write(label.length());
      out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.write(0);
    return out.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
