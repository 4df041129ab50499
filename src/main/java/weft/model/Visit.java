package weft.model;

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
 */
public record Visit(
    Lease lease,
    FetchResult result,
    @Nullable Page page,
    List<Candidate> candidates,
    List<Edge> edges,
    Verdict verdict,
    HostState host) {

  public Visit {
    candidates = List.copyOf(candidates);
    edges = List.copyOf(edges);
  }

  /** Whether it brought home a page of the crawl; an asset or a mere sitemap is none. */
  public boolean hasPage() {
    return page != null && lease.url().isPage();
  }
}
