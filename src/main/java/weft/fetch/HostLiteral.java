package weft.fetch;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A host that is an address literal. */
final class HostLiteral {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  private static final Pattern LOCALHOST =
      Pattern.compile("(?:.*\\.)?localhost\\.?", Pattern.CASE_INSENSITIVE);

  private HostLiteral() {}

  /** The address of a name that always means this machine (RFC 6761, 6.3); null for others. */
  static @Nullable InetAddress local(String host) {
    return LOCALHOST.matcher(host).matches() ? InetAddress.getLoopbackAddress() : null;
  }

  /** The address that a host is, IPv6 in brackets; null where it is a name. */
  static @Nullable InetAddress of(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return InetAddress.ofLiteral(host.substring(1, host.length() - 1));
    }
    return IPV4.matcher(host).matches() ? InetAddress.ofLiteral(host) : null;
  }
}
