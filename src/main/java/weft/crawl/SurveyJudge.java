package weft.crawl;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import weft.model.Decision;
import weft.model.Reason;
import weft.model.Seed;
import weft.robots.RobotsVerdict;
import weft.url.Url;

/**
 * Whether a crawl would fetch a URL, by scope, depth and the rules of robots.txt that are known.
 * Safe for any number of threads.
 */
final class SurveyJudge {
  private final SurveyRooms rooms;
  private final int depth;
  private final Map<String, Integer> own = new ConcurrentHashMap<>();

  SurveyJudge(SurveyRooms rooms, int depth) {
    this.rooms = rooms;
    this.depth = depth;
  }

  /** Takes in how many links are followed from a seed. */
  void add(Seed seed) {
    Integer links = seed.depth();
    int _ = own.merge(seed.url().host(), links == null ? depth : links, Math::max);
  }

  /** How many links are followed from the seeds of a host. */
  int depth(Url url) {
    return own.getOrDefault(url.host(), depth);
  }

  /** Whether a URL would be fetched, as a seed or as what a sitemap lists. */
  Decision judge(Url url, boolean seed) {
    Decision decision = seed ? rooms.scope().judgeSeed(url) : rooms.scope().judge(url);
    if (!decision.accepted()) {
      return decision;
    }
    if (!seed && depth(url) < 1) {
      return Decision.reject(Reason.DEPTH, "depth " + depth(url));
    }
    Decision denied = robots(url);
    return denied == null ? decision : denied;
  }

  /** The rule of robots.txt that keeps a URL out, as far as it is known; null where none does. */
  @Nullable Decision robots(Url url) {
    return rooms.word().check(url) instanceof RobotsVerdict.Disallowed(int line, String text, _)
        ? Decision.reject(Reason.ROBOTS, line + ": " + text)
        : null;
  }

  /** The same, and says where it is not known what robots.txt has to say. */
  Decision judgeAsked(Url url, boolean seed) {
    Decision decision = judge(url, seed);
    boolean unknown = rooms.word().check(url) instanceof RobotsVerdict.Unknown;
    return decision.accepted() && unknown
        ? Decision.accept(decision.rule() + "; robots.txt of its host is not known")
        : decision;
  }
}
