package weft.fetch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.model.Header;

/**
 * What is special about requests to one host.
 *
 * @param userAgent the whole User-Agent header; absent where the crawl's is sent
 * @param headers sent with every request to it, in place of others of the same name
 * @param secrets the same for headers that carry secrets, where {@link SecretPlaces} admits them
 * @param portNamed whether the host was named with its port
 */
public record HostRequest(
    @Nullable String userAgent, List<Header> headers, List<Header> secrets, boolean portNamed) {
  /** Nothing is special. */
  public static final HostRequest PLAIN = new HostRequest(null, List.of(), List.of(), false);

  public HostRequest {
    headers = List.copyOf(headers);
    secrets = List.copyOf(secrets);
  }
}
