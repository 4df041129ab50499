package weft.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A request that has come in, and the way back.
 *
 * @param head the request line and the header fields
 * @param time how often the target has been asked for before
 * @param origin of the server
 * @param stream the number of the HTTP/2 stream; 0 on HTTP/1.1
 * @param closing counted down when the server is closed
 */
record Asked(
    String head, int time, String origin, int stream, OutputStream out, CountDownLatch closing) {

  /** Path and query. */
  String target() {
    String[] words = head.split(" ", 3);
    return words.length > 1 ? words[1] : "";
  }

  /** Whether that is what was asked for. */
  boolean wants(String path) {
    return target().equals(path);
  }

  /** Sends a text, a byte a character. */
  boolean send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends bytes. */
  boolean send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return true;
  }

  /** Lets time pass; answers whether the server is still to go on. */
  boolean pause(long millis) throws InterruptedException {
    return !closing.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Says nothing more until the server is closed. */
  boolean silence() throws InterruptedException {
    closing.await();
    return false;
  }
}
