package weft.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.url.HostKey;

/**
 * How servers are approached, beyond what every crawl needs.
 *
 * @param hosts what is special about requests to a host
 * @param proxies which proxy a URL is asked through
 * @param cookies what is done with cookies
 * @param bind the address of this machine that connections leave from; absent for any
 * @param tls13 whether TLS 1.3 is wanted at least
 * @param allowPrivate whether any address may be asked, that of a private network too
 * @param nameServer who is asked for names; absent for whoever this machine asks
 * @param bytesPerSecond read from all servers together at most; 0 for no limit
 */
public record AccessSettings(
    Function<HostKey, HostRequest> hosts,
    ProxyChoice proxies,
    Cookies cookies,
    @Nullable InetAddress bind,
    boolean tls13,
    boolean allowPrivate,
    @Nullable InetSocketAddress nameServer,
    long bytesPerSecond) {

  /** Nothing out of the ordinary: cookies are kept for as long as the crawl runs. */
  public static final AccessSettings PLAIN =
      new AccessSettings(
          _ -> HostRequest.PLAIN,
          ProxyChoice.DIRECT,
          new Cookies(true, null, null),
          null,
          false,
          false,
          null,
          0);

  /**
   * What is done with cookies.
   *
   * @param accepted whether cookies that servers set are kept
   * @param from the Netscape file that they are read from at the beginning; absent for none
   * @param to the Netscape file that they are written to at the end; absent for none
   */
  public record Cookies(boolean accepted, @Nullable Path from, @Nullable Path to) {}
}
