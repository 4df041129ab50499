package weft.fetch;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.internal.connection.BufferedSocket;
import okhttp3.internal.connection.RealCall;
import okhttp3.internal.connection.RealConnection;
import okhttp3.internal.http.RealInterceptorChain;

/**
 * The two ends of an HTTP/1.1 connection during one exchange: the bytes received and not yet read,
 * and those written and not yet sent. OkHttp shows them to nobody, but its internals are public to
 * the compiler: a version without them does not compile. Owned by the thread that fetches.
 */
final class Wire {
  private static final long PROBE_AFTER_IDLE_NANOS = 2_000_000_000L;

  private final RealConnection connection;
  private final BufferedSocket buffered;
  private final Socket raw;

  private Wire(RealConnection connection, BufferedSocket buffered, Socket raw) {
    this.connection = connection;
    this.buffered = buffered;
    this.raw = raw;
  }

  /** The wire beneath the exchange that this chain is about to make. */
  static Wire of(RealConnection connection, RealInterceptorChain chain, TlsSockets tls)
      throws IOException {
    var codec = connection.newCodec$okhttp(((RealCall) chain.call()).getClient(), chain);
    BufferedSocket buffered = (BufferedSocket) codec.getSocket();
    Wire wire = new Wire(connection, buffered, tls.raw(connection.socket()));
    if (wire.raw instanceof GuardedSocket guarded) {
      guarded.watch(wire::unread);
    }
    return wire;
  }

  /**
   * Whether an idle connection has been closed by its server, or has sent bytes that no request
   * asked for, which would be taken for the answer to the next one. After a longer pause this waits
   * a millisecond for an end of stream, which is not to be seen otherwise.
   */
  boolean stale() throws IOException {
    return unread() > 0
        || raw.getInputStream().available() > 0
        || (!raw.equals(connection.socket())
            && connection.socket().getInputStream().available() > 0)
        || (System.nanoTime() - connection.getIdleAtNs() > PROBE_AFTER_IDLE_NANOS && ended());
  }

  private boolean ended() throws IOException {
    int timeout = raw.getSoTimeout();
    try {
      raw.setSoTimeout(1);
      int _ = raw.getInputStream().read();
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    } finally {
      raw.setSoTimeout(timeout);
    }
  }

  /** Bytes that came in and that no answer has taken. */
  long unread() {
    return buffered.getSource().getBuffer().size();
  }

  /** Sends what was written so far. */
  void flush() throws IOException {
    buffered.getSink().flush();
  }

  /** Lets no further exchange use the connection. */
  void retire() {
    connection.noNewExchanges();
  }
}
