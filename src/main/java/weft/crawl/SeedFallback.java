package weft.crawl;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import weft.model.Candidate;
import weft.model.Hop;
import weft.model.Reason;
import weft.model.Seed;
import weft.model.Verdict;
import weft.model.Visit;
import weft.scope.Scope;
import weft.url.Url;

/** A seed that was given without a scheme is tried as https, and where that fails as http. */
final class SeedFallback {
  private static final Set<Reason> WORTH_ANOTHER_TRY =
      Set.of(Reason.CONNECT, Reason.TLS, Reason.TIMEOUT, Reason.LOST, Reason.PROTOCOL);

  private final Set<Url> guessed = ConcurrentHashMap.newKeySet();
  private final Scope scope;

  SeedFallback(Scope scope) {
    this.scope = scope;
  }

  /** Remembers the seeds whose scheme was guessed. */
  void remember(List<Seed> seeds) {
    for (Seed seed : seeds) {
      if (seed.schemeGuessed()) {
        boolean _ = guessed.add(seed.url());
      }
    }
  }

  /** The visit, with the http URL as a further seed where it is to be tried. */
  Visit apply(Visit visit) {
    Url url = visit.lease().url().url();
    if (visit.verdict() instanceof Verdict.GaveUp(Reason reason, String detail)
        && WORTH_ANOTHER_TRY.contains(reason)
        && url.scheme().equals("https")
        && guessed.remove(url)) {
      Url plain = Url.ofCanonical("http" + url.text().substring("https".length()));
      return withSeed(visit, plain, new Verdict.GaveUp(reason, detail + "; went on with http"));
    }
    return visit;
  }

  private Visit withSeed(Visit visit, Url url, Verdict verdict) {
    scope.addSeed(url, scope.presetOf(visit.lease().url().url()).label());
    Candidate seed = new Candidate(url, Hop.SEED, scope.judgeSeed(url));
    return new Visit(
        visit.lease(),
        visit.result(),
        visit.page(),
        List.of(seed),
        visit.edges(),
        verdict,
        visit.host());
  }
}
