package weft.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import weft.model.Reason;

/**
 * The only place where an exception becomes a {@link Reason}. What counts is how far the fetch had
 * come, then the kind of exception; OkHttp's and the JDK's messages are read only where the same
 * type stands for different things.
 */
final class FailureClassifier {
  private FailureClassifier() {}

  /** What an exception from OkHttp means for a flight that had come so far. */
  static Trouble classify(IOException failure, Flight flight) {
    if (outOfDescriptors(failure)) {
      return new Trouble(
          Reason.INTERNAL, "too many open files; raise ulimit -n or lower the concurrency");
    }
    ProxyAddress proxy = flight.proxy();
    if (proxy != null
        && (failure instanceof ProxyRefusal || flight.phase().compareTo(Flight.Phase.TLS) < 0)) {
      return new Trouble(Reason.PROXY, "proxy " + proxy + ": " + ofProxy(failure, flight));
    }
    return switch (flight.phase()) {
      case NAME -> unnamed(failure);
      case START, CONNECT -> unconnected(failure);
      case TLS -> insecure(failure);
      case SEND, WAIT, BODY -> unanswered(failure, flight);
    };
  }

  /** What the end of a flight by {@link Fetcher#cancelAll} means. */
  static Trouble cancelled() {
    return new Trouble(Reason.CANCELLED, "the fetch was cancelled");
  }

  /** Whether this process, not the other side, is at its limit. */
  static boolean outOfDescriptors(IOException failure) {
    return message(failure).contains("Too many open files");
  }

  /** Whether time ran out, as opposed to the connection breaking. */
  static boolean timedOut(IOException failure) {
    return failure instanceof SocketTimeoutException
        || (failure instanceof InterruptedIOException && message(failure).contains("time"));
  }

  private static String ofProxy(IOException failure, Flight flight) {
    if (failure instanceof ProxyRefusal) {
      return message(failure);
    }
    return flight.phase() == Flight.Phase.NAME
        ? unnamed(failure).detail()
        : unconnected(failure).detail();
  }

  private static Trouble unnamed(IOException failure) {
    return new Trouble(
        Reason.DNS, timedOut(failure) ? "no answer within the whole time" : message(failure));
  }

  private static Trouble unconnected(IOException failure) {
    if (timedOut(failure)) {
      return new Trouble(Reason.CONNECT, "connect timed out");
    }
    Throwable cause = failure.getCause() instanceof ConnectException deeper ? deeper : failure;
    String why =
        switch (cause) {
          case NoRouteToHostException _ -> "no route to host";
          case ConnectException refused -> String.valueOf(refused.getMessage());
          default -> message(failure);
        };
    return new Trouble(Reason.CONNECT, why.toLowerCase(Locale.ROOT));
  }

  private static Trouble insecure(IOException failure) {
    if (timedOut(failure)) {
      return new Trouble(Reason.TLS, "TLS handshake timed out");
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return new Trouble(Reason.TLS, String.valueOf(cause.getMessage()));
      }
    }
    if (failure instanceof SSLPeerUnverifiedException) {
      return new Trouble(Reason.TLS, otherHost(message(failure)));
    }
    return new Trouble(
        Reason.TLS,
        failure instanceof SSLException
            ? "TLS handshake failed: " + message(failure)
            : "the connection broke during the TLS handshake: " + message(failure));
  }

  /** OkHttp names the host, a pin, the distinguished name and the names, on a line each. */
  private static String otherHost(String message) {
    int names = message.indexOf("subjectAltNames:");
    return names < 0
        ? message
        : "the certificate is for another host:" + message.substring(names + 16);
  }

  private static Trouble unanswered(IOException failure, Flight flight) {
    if (timedOut(failure)) {
      return new Trouble(Reason.TIMEOUT, overdue(failure, flight));
    }
    return switch (failure.getCause() instanceof ProtocolException deeper ? deeper : failure) {
      case StreamResetException reset ->
          new Trouble(blame(reset.errorCode), "the server reset the stream: " + reset.errorCode);
      case ConnectionShutdownException _ ->
          new Trouble(Reason.LOST, "the server was closing the connection");
      case ProtocolException protocol when !message(protocol).contains("end of stream") ->
          new Trouble(Reason.PROTOCOL, "invalid HTTP: " + message(protocol));
      default ->
          flight.headerTooLong()
              ? new Trouble(Reason.PROTOCOL, "invalid HTTP: header of more than 256 KiB")
              : isBadFrame(failure)
                  ? new Trouble(Reason.PROTOCOL, "invalid HTTP: " + message(failure))
                  : new Trouble(Reason.LOST, broken(failure, flight));
    };
  }

  /** OkHttp reports HTTP/2 that breaks the rules by its message alone. */
  private static boolean isBadFrame(IOException failure) {
    String message = message(failure);
    return message.contains("PROTOCOL_ERROR")
        || message.contains("FRAME_SIZE_ERROR")
        || message.startsWith("header byte count limit")
        || message.startsWith("Header index too large")
        || message.startsWith("Invalid dynamic table size");
  }

  private static Reason blame(ErrorCode code) {
    return switch (code) {
      case PROTOCOL_ERROR, FLOW_CONTROL_ERROR, FRAME_SIZE_ERROR, COMPRESSION_ERROR ->
          Reason.PROTOCOL;
      default -> Reason.LOST;
    };
  }

  private static String overdue(IOException failure, Flight flight) {
    String limit =
        failure instanceof SocketTimeoutException ? "the server fell silent" : "time ran out";
    return limit + " " + whereabouts(flight);
  }

  private static String broken(IOException failure, Flight flight) {
    boolean ended =
        failure.getCause() instanceof EOFException
            || failure instanceof EOFException
            || message(failure).contains("end of stream");
    String what = ended ? "the server closed the connection" : message(failure);
    return what + " " + whereabouts(flight);
  }

  private static String whereabouts(Flight flight) {
    return switch (flight.phase()) {
      case BODY -> "before the body was complete";
      case WAIT -> "before an answer came";
      default -> "before the request was sent";
    };
  }

  private static String message(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
