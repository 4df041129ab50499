package weft.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.model.Body;
import weft.model.Candidate;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.Headers;
import weft.model.Truncation;
import weft.model.Verdict;
import weft.model.Visit;
import weft.store.StoreSettings.Bodies;

/**
 * A visit with everything worked out that can be without the tables, so that the writer only
 * writes.
 *
 * @param hashes of the candidates, in their order
 * @param body absent where no answer came
 * @param lookedUp what was found of the candidates beside the writer; absent where nobody looked
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PackedVisit(
    Visit visit,
    long[] hashes,
    @Nullable String contentType,
    @Nullable PackedBody body,
    @Nullable LookedUp lookedUp) {

  /** The candidates, each with its hash. */
  List<HashedUrl> candidates() {
    List<HashedUrl> urls = new ArrayList<>(hashes.length);
    for (Candidate each : visit.candidates()) {
      urls.add(new HashedUrl(each.url(), hashes[urls.size()]));
    }
    return urls;
  }

  /** The same after somebody looked. */
  PackedVisit with(LookedUp found) {
    return new PackedVisit(visit, hashes, contentType, body, found);
  }

  /** Bytes received, 0 where no answer came. */
  long wireLength() {
    return switch (visit.result()) {
      case FetchResult.Response(_, Body body) -> body.wireLength();
      case FetchResult.Redirect(_, Body body, _) -> body.wireLength();
      case FetchResult.Failure _, FetchResult.Excluded _, FetchResult.NotDue _ -> 0;
    };
  }

  static PackedVisit of(Visit visit, UrlHash hash, Packer packer, Bodies bodies) {
    if (visit.verdict() instanceof Verdict.Returned
        || visit.verdict() instanceof Verdict.Deferred) {
      return new PackedVisit(visit, new long[0], null, null, null);
    }
    long[] hashes =
        visit.candidates().stream().mapToLong(found -> hash.of(found.url().text())).toArray();
    return switch (visit.result()) {
      case FetchResult.Response(Exchange exchange, Body body) ->
          answered(visit, hashes, exchange, body, packer, bodies);
      case FetchResult.Redirect(Exchange exchange, Body body, String _) ->
          answered(visit, hashes, exchange, body, packer, bodies);
      case FetchResult.Excluded _, FetchResult.Failure _, FetchResult.NotDue _ ->
          new PackedVisit(visit, hashes, null, null, null);
    };
  }

  private static PackedVisit answered(
      Visit visit, long[] hashes, Exchange exchange, Body body, Packer packer, Bodies bodies) {
    String type = mediaType(exchange.headers());
    boolean html = "text/html".equals(type) || "application/xhtml+xml".equals(type);
    return new PackedVisit(
        visit,
        hashes,
        type,
        body.truncation() == Truncation.SKIPPED || visit.stands()
            ? null
            : packer.pack(body, bodies, html),
        null);
  }

  /** The media type in lower case, without parameters (RFC 9110, 8.3.1). */
  private static @Nullable String mediaType(Headers headers) {
    List<String> values = headers.all("Content-Type");
    if (values.isEmpty()) {
      return null;
    }
    String value = values.getLast();
    int semicolon = value.indexOf(';');
    return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }
}
