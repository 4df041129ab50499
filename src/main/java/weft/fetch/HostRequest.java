package weft.fetch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.model.Header;

/**
 * What is special about requests to one host.
 *
 * @param userAgent the whole User-Agent header; absent where the crawl's is sent
 * @param headers sent with every request to it, in place of others of the same name
 */
public record HostRequest(@Nullable String userAgent, List<Header> headers) {
  /** Nothing is special. */
  public static final HostRequest PLAIN = new HostRequest(null, List.of());

  public HostRequest {
    headers = List.copyOf(headers);
  }
}
