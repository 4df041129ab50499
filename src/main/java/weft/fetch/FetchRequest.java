package weft.fetch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.model.Header;
import weft.url.Url;

/**
 * A request to be made: a GET, a HEAD, or the POST of a form.
 *
 * @param url what to get
 * @param headers further request headers
 * @param maxWire bytes received at most; 0 for the configured limit
 * @param maxDecoded bytes after decoding at most; 0 for the configured limit
 * @param part how much of the answer is wanted
 * @param types of which media types the body is wanted
 * @param form fields to be posted; absent for a GET
 */
public record FetchRequest(
    Url url,
    List<Header> headers,
    long maxWire,
    long maxDecoded,
    Part part,
    MediaRanges types,
    @Nullable Map<String, String> form) {

  public FetchRequest {
    headers = List.copyOf(headers);
    form = form == null ? null : new LinkedHashMap<>(form);
  }

  /** A GET of whatever it is. */
  public FetchRequest(Url url, List<Header> headers, long maxWire, long maxDecoded) {
    this(url, headers, maxWire, maxDecoded, Part.ALL, MediaRanges.ALL, null);
  }

  /** A plain GET within the configured limits. */
  public static FetchRequest of(Url url) {
    return new FetchRequest(url, List.of(), 0, 0);
  }
}
