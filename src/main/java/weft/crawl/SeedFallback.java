package weft.crawl;

import java.util.List;
import java.util.Optional;
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
    if (visit.verdict() instanceof Verdict.GaveUp(Reason reason, String detail)) {
      Optional<Url> plain = plain(url, reason);
      if (plain.isPresent()) {
        String why = detail + "; went on with http";
        return withSeed(visit, plain.get(), new Verdict.GaveUp(reason, why));
      }
    }
    return visit;
  }

  /** The http URL that takes the place of a seed which failed, as a seed; empty for none. */
  Optional<Url> plain(Url failed, Reason reason) {
    if (!WORTH_ANOTHER_TRY.contains(reason)
        || !failed.scheme().equals("https")
        || !guessed.remove(failed)) {
      return Optional.empty();
    }
    Url plain = Url.ofCanonical("http" + failed.text().substring("https".length()));
    scope.addSeed(plain, scope.presetOf(failed).label());
    return Optional.of(plain);
  }

  private Visit withSeed(Visit visit, Url url, Verdict verdict) {
    Candidate seed = new Candidate(url, Hop.SEED, scope.judgeSeed(url));
    return new Visit(
        visit.lease(),
        visit.result(),
        visit.page(),
        List.of(seed),
        visit.edges(),
        verdict,
        visit.host(),
        visit.earlier());
  }
}
