package weft.store;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.model.Reason;
import weft.model.RobotsFile;
import weft.model.State;
import weft.model.StoredHost;
import weft.model.Timings;
import weft.url.Url;

/**
 * Everything that a file knows of a URL.
 *
 * @param domain registered domain of its host
 * @param robots the robots.txt of its origin; absent where none was asked for
 * @param runs what each run that met it knows, the newest first
 */
public record UrlFacts(
    Url url,
    long id,
    StoredHost host,
    String domain,
    @Nullable RobotsFile robots,
    List<InRun> runs) {

  /** The same of one run alone; nothing where that run did not meet it. */
  public Stream<UrlFacts> in(long run) {
    return runs.stream()
        .filter(known -> known.run() == run)
        .map(known -> new UrlFacts(url, id, host, domain, robots, List.of(known)));
  }

  /**
   * What one run knows of it.
   *
   * @param reason why it failed or was excluded; absent otherwise
   * @param rule what decided, for people; absent likewise
   * @param depth least number of hops from a seed
   * @param hops hop path
   * @param seedSource where it was named, for a seed; else absent
   * @param path how it was found: the page before it, the page before that one, up to a seed
   * @param attempts requests that were made for it, the oldest first
   */
  public record InRun(
      long run,
      State state,
      @Nullable Reason reason,
      @Nullable String rule,
      int depth,
      String hops,
      @Nullable String seedSource,
      List<Step> path,
      List<Attempt> attempts) {}

  /**
   * A page on the way from a seed.
   *
   * @param linkKind where the link to the next page stood; absent where the link is not stored
   * @param anchor text of that link; absent likewise
   * @param seedSource where the page was named, for a seed; else absent
   */
  public record Step(
      Url url,
      int depth,
      @Nullable String linkKind,
      @Nullable String anchor,
      @Nullable String seedSource) {}

  /**
   * A request.
   *
   * @param status HTTP status; 0 where no answer came
   * @param reason why no answer came; else absent
   * @param detail the same in words
   * @param location Location header of a redirect; else absent
   * @param target where the redirect leads; else absent
   * @param truncated why the body is cut; absent where it is whole
   */
  public record Attempt(
      Instant at,
      int status,
      @Nullable Reason reason,
      @Nullable String detail,
      @Nullable String location,
      @Nullable String target,
      @Nullable String protocol,
      @Nullable String address,
      @Nullable String contentType,
      long wireLength,
      long length,
      @Nullable String truncated,
      Timings timings) {}
}
