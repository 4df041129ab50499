package weft.crawl;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import weft.fetch.FetchObserver;
import weft.fetch.FetchRequest;
import weft.fetch.Fetcher;
import weft.fetch.Payload;
import weft.model.ArchivedAnswer;
import weft.model.Body;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.Page;
import weft.model.Timings;
import weft.parse.PageParser;
import weft.url.Url;

/** A fetcher that has its answers before it is asked, and asks nobody. */
final class ArchiveFetcher implements Fetcher {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Map<Url, ArchivedAnswer> answers = new ConcurrentHashMap<>();
  private final Map<Url, Page> pages = new ConcurrentHashMap<>();
  private final long maxDecoded;

  /** Bodies are decoded up to that many bytes. */
  ArchiveFetcher(long maxDecoded) {
    this.maxDecoded = maxDecoded;
  }

  /** Takes in the answer to the next request for its URL. */
  void put(ArchivedAnswer answer) {
    answers.put(answer.url(), answer);
  }

  @Override
  public FetchResult fetch(FetchRequest request, FetchObserver observer) {
    observer.sent();
    ArchivedAnswer answer = answers.remove(request.url());
    if (answer == null) {
      throw new IllegalStateException("no answer is there for " + request.url());
    }
    return result(answer);
  }

  private FetchResult result(ArchivedAnswer answer) {
    Exchange exchange =
        new Exchange(
            answer.at(),
            answer.status(),
            answer.headers(),
            answer.protocol(),
            answer.address(),
            Timings.NONE);
    Body body = answer.page() == null ? body(answer, maxDecoded) : Payload.none();
    if (answer.page() != null) {
      pages.put(answer.url(), answer.page());
    }
    Optional<String> location = answer.headers().first("Location");
    return location.isPresent() && REDIRECTS.contains(answer.status())
        ? new FetchResult.Redirect(exchange, body, location.get())
        : new FetchResult.Response(exchange, body);
  }

  /** A parser that asks another one where nobody has found yet what stands in an answer. */
  PageParser before(PageParser parser) {
    return (url, exchange, body) -> {
      Page found = pages.remove(url);
      return found == null ? parser.parse(url, exchange, body) : found;
    };
  }

  /** The body of an answer, its content coding undone. */
  static Body body(ArchivedAnswer answer, long maxDecoded) {
    return Payload.body(
        answer.payload(), answer.headers().all("Content-Encoding"), answer.cut(), maxDecoded);
  }

  @Override
  public void cancelAll() {
    // Nothing is ever under way.
  }

  @Override
  public void close() {
    answers.clear();
  }
}
