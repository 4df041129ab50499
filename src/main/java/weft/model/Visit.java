package weft.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything one visit produced: the unit that is saved, in one transaction.
 *
 * @param lease what was visited
 * @param result what came of it
 * @param page what parsing found; absent where nothing was parsed
 * @param candidates URLs for the store to look at, distinct
 * @param edges every link of the page
 * @param verdict what becomes of the URL
 * @param host politeness after this visit
 * @param earlier what an earlier run has of the URL; absent where there is nothing, or nothing that
 *     was looked for
 */
public record Visit(
    Lease lease,
    FetchResult result,
    @Nullable Page page,
    List<Candidate> candidates,
    List<Edge> edges,
    Verdict verdict,
    HostState host,
    @Nullable Earlier earlier) {

  /** A visit of a URL that no earlier run has. */
  public Visit(
      Lease lease,
      FetchResult result,
      @Nullable Page page,
      List<Candidate> candidates,
      List<Edge> edges,
      Verdict verdict,
      HostState host) {
    this(lease, result, page, candidates, edges, verdict, host, null);
  }

  public Visit {
    candidates = List.copyOf(candidates);
    edges = List.copyOf(edges);
  }

  /** The same visit, compared with that. */
  public Visit with(Earlier other) {
    return new Visit(lease, result, page, candidates, edges, verdict, host, other);
  }

  /**
   * Whether it brought home a page of the crawl, or word that the earlier one is unchanged; an
   * asset or a mere sitemap is none.
   */
  public boolean hasPage() {
    return (page != null || confirmed()) && lease.url().isPage();
  }

  /** Whether what an earlier run has takes the place of an answer; the edges are its links then. */
  public boolean stands() {
    return confirmed() || (earlier != null && result instanceof FetchResult.NotDue);
  }

  /** Whether the server says that what an earlier run has is unchanged. */
  public boolean confirmed() {
    return earlier != null
        && earlier.conditional()
        && verdict instanceof Verdict.Done
        && result instanceof FetchResult.Response(Exchange exchange, _)
        && exchange.status() == 304;
  }

  /** What has become of the URL; absent where there is nothing to compare with. */
  public @Nullable Change change() {
    if (earlier == null) {
      return null;
    }
    return switch (result) {
      case FetchResult.NotDue _ -> Change.NOT_DUE;
      case FetchResult.Response(Exchange exchange, Body body) ->
          exchange.status() >= 400
              ? Change.GONE
              : confirmed() || Arrays.equals(body.sha256(), earlier.sha256())
                  ? Change.UNCHANGED
                  : Change.CHANGED;
      case FetchResult.Redirect _ -> Change.CHANGED;
      case FetchResult.Failure _, FetchResult.Excluded _ -> null;
    };
  }
}
