package weft.fetch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import weft.url.HostKey;

/**
 * Names and passwords for hosts. They come from the userinfo of seeds, live in memory only, and are
 * sent (Basic, RFC 7617, without being asked) to exactly the host and port they were given for.
 * Safe for any number of threads.
 */
public final class Credentials {
  private final Map<HostKey, String> headers = new ConcurrentHashMap<>();

  /**
   * Keeps credentials for a host, in place of any before.
   *
   * @param userinfo {@code user:password} or {@code user} as in a URL, percent-encoded
   */
  public void put(HostKey host, String userinfo) {
    int colon = userinfo.indexOf(':');
    String user = colon < 0 ? userinfo : userinfo.substring(0, colon);
    String password = colon < 0 ? "" : userinfo.substring(colon + 1);
    ByteArrayOutputStream pair = new ByteArrayOutputStream();
    decode(user, pair);
    pair.write(':');
    decode(password, pair);
    headers.put(host, "Basic " + Base64.getEncoder().encodeToString(pair.toByteArray()));
  }

  /** The value of the Authorization header for a host; empty where none is known. */
  Optional<String> authorization(HostKey host) {
    return headers.isEmpty() ? Optional.empty() : Optional.ofNullable(headers.get(host));
  }

  private static void decode(String text, ByteArrayOutputStream bytes) {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      if (low < 0) {
        bytes.write(raw[i]);
      } else {
        bytes.write(high << 4 | low);
        i += 2;
      }
    }
  }
}
