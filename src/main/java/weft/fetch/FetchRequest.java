package weft.fetch;

import java.util.List;
import weft.model.Header;
import weft.url.Url;

/**
 * A GET to be made.
 *
 * @param url what to get
 * @param headers further request headers
 * @param maxWire bytes received at most; 0 for the configured limit
 * @param maxDecoded bytes after decoding at most; 0 for the configured limit
 */
public record FetchRequest(Url url, List<Header> headers, long maxWire, long maxDecoded) {

  public FetchRequest {
    headers = List.copyOf(headers);
  }

  /** A plain GET within the configured limits. */
  public static FetchRequest of(Url url) {
    return new FetchRequest(url, List.of(), 0, 0);
  }
}
