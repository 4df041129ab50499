package weft.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import weft.dedup.KnownUrls;
import weft.model.Body;
import weft.model.Candidate;
import weft.model.Decision;
import weft.model.Edge;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.Header;
import weft.model.Headers;
import weft.model.HostState;
import weft.model.Lease;
import weft.model.LinkKind;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.Reason;
import weft.model.Saved;
import weft.model.Timings;
import weft.model.Truncation;
import weft.model.Verdict;
import weft.model.Visit;
import weft.url.Url;

/**
 * Pages of a web that is made up as it is asked for. Its URLs are numbered; of twenty in a row
 * eleven are in scope. Three in four of the URLs that a page makes known lie on one host.
 */
final class MadeUpWeb {
  /** Links of a page to URLs that no other page made known. */
  static final int NEW = 20;

  private static final int OLD = 10;
  private static final int HOSTS = 100_000;
  private static final Decision ACCEPT = Decision.accept("scope any");
  private static final Decision REJECT = Decision.reject(Reason.OUT_OF_SCOPE, "scope domain");

  private MadeUpWeb() {}

  /** The URL of that number, of some 80 characters. */
  static Url url(long number) {
    long mixed = mix(number);
    boolean besideOthers = (mixed & 3) != 0;
    long lot = besideOthers ? mix(-number / NEW) : mixed;
    double uniform = (lot >>> 11) * 0x1p-53;
    long host = (long) Math.exp(uniform * Math.log(HOSTS + 1.0));
    return Url.ofCanonical(
        "https://www.site-"
            + host
            + ".example.org/articles/section-"
            + ((mixed >>> 2) & 63)
            + "/"
            + Long.toHexString(mixed >>> 24)
            + "/page-"
            + number
            + ".html");
  }

  /**
   * A visit to a page whose new links lead to the URLs from that number on, and its others to some
   * before; what is known is told as the crawl would tell it.
   */
  static Visit visit(Lease lease, long first, KnownUrls known, HostState host) {
    SplittableRandom random = new SplittableRandom(first);
    Map<Url, Candidate> candidates = new LinkedHashMap<>();
    List<Edge> edges = new ArrayList<>(NEW + OLD);
    for (int i = 0; i < NEW + OLD; i++) {
      long number = i < NEW ? first + i : 8_000 + random.nextLong(Math.max(1, first - 8_000));
      Outlink link =
          new Outlink(url(Math.min(number, first + NEW - 1)), LinkKind.A, "", "Link " + i, false);
      Optional<Saved.Known> row = known.get(link.target());
      if (row.isPresent() && row.get().settled() && row.get().depth() <= lease.url().depth() + 1) {
        edges.add(new Edge(link, row.get().id()));
      } else {
        Decision decision = inScope(number) ? ACCEPT : REJECT;
        Candidate _ =
            candidates.put(link.target(), new Candidate(link.target(), LinkKind.A.hop(), decision));
        edges.add(new Edge(link, 0));
      }
    }
    return new Visit(
        lease,
        new FetchResult.Response(exchange(), body()),
        page(first),
        List.copyOf(candidates.values()),
        edges,
        new Verdict.Done(),
        host);
  }

  /** Of the new links of a page, one more than half are in scope: as many stay queued as not. */
  private static boolean inScope(long number) {
    return number % 2 == 0 || number % NEW == 1;
  }

  private static long mix(long number) {
    long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  private static Exchange exchange() {
    return new Exchange(
        Instant.now(),
        200,
        new Headers(List.of(new Header("Content-Type", "text/html; charset=utf-8"))),
        "http/1.1",
        "192.0.2.1",
        new Timings(-1, -1, -1, 900, 1500));
  }

  private static Body body() {
    byte[] bytes = new byte[] {'x'};
    return new Body(bytes, new byte[32], bytes, "identity", bytes.length, Truncation.NONE);
  }

  private static Page page(long number) {
    return new Page(
        "UTF-8",
        "Title of page " + number,
        "A description",
        List.of(),
        null,
        List.of(),
        null,
        "en",
        false,
        List.of(),
        List.of(),
        null,
        null);
  }
}
