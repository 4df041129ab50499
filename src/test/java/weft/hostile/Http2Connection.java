package weft.hostile;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import okhttp3.internal.http2.Header;
import okhttp3.internal.http2.Hpack;
import okio.Buffer;

/** A server's end of an HTTP/2 connection: it reads frames and hands on requests, no more. */
final class Http2Connection {
  private static final int PREFACE = 24;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;

  private final DataInputStream in;
  private final OutputStream out;
  private final Buffer block = new Buffer();
  private final Hpack.Reader headers = new Hpack.Reader(block, 4096);

  /** What is done with a request; the connection is closed when it answers false. */
  @FunctionalInterface
  interface Handler {
    boolean answer(String head, int stream, OutputStream out)
        throws IOException, InterruptedException;
  }

  Http2Connection(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = out;
  }

  /** Serves requests one after the other. */
  void serve(Handler handler) throws IOException, InterruptedException {
    in.readFully(new byte[PREFACE]);
    send(Frames.frame(SETTINGS, 0, 0, ""));
    boolean goesOn = true;
    while (goesOn) {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      byte[] payload = new byte[length];
      in.readFully(payload);
      if (type == SETTINGS && (flags & 1) == 0) {
        send(Frames.frame(SETTINGS, 1, 0, ""));
      } else if (type == HEADERS) {
        goesOn = handler.answer("GET " + path(payload) + " HTTP/2", stream, out);
      }
    }
  }

  private String path(byte[] payload) throws IOException {
    block.write(payload);
    headers.readHeaders();
    String path = "";
    for (Header header : headers.getAndResetHeaderList()) {
      path = header.name.utf8().equals(":path") ? header.value.utf8() : path;
    }
    return path;
  }

  private void send(String frame) throws IOException {
    out.write(frame.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
