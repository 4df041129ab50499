package weft.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Where results go: bytes and UTF-8 text, buffered. A reader that has gone away ends the command
 * with {@link ReaderGone}; other trouble is an {@link UncheckedIOException}. For one thread.
 */
public final class Out {
  private static final int BUFFER = 1 << 14;

  /** Whoever read the results wants no more of them; no error. */
  public static final class ReaderGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderGone(IOException cause) {
      super("the reader of the output has gone", cause);
    }
  }

  private final OutputStream sink;
  private final byte[] buffer = new byte[BUFFER];
  private int filled;

  /** Results go to that stream. */
  public Out(OutputStream sink) {
    this.sink = sink;
  }

  /** Writes text and a line feed. */
  public void line(String text) {
    print(text);
    print("\n");
  }

  /** Writes text. */
  public void print(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes as they are. */
  public void bytes(byte[] bytes) {
    if (bytes.length > buffer.length - filled) {
      flush();
    }
    if (bytes.length > buffer.length) {
      send(bytes, bytes.length);
    } else {
      System.arraycopy(bytes, 0, buffer, filled, bytes.length);
      filled += bytes.length;
    }
  }

  /** Sends what is buffered on its way. */
  public void flush() {
    int length = filled;
    filled = 0;
    send(buffer, length);
  }

  private void send(byte[] bytes, int length) {
    try {
      sink.write(bytes, 0, length);
      sink.flush();
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("Broken pipe") || message.contains("pipe")) {
        throw new ReaderGone(e);
      }
      throw new UncheckedIOException("cannot write the output: " + message, e);
    }
  }
}
