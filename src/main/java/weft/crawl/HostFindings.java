package weft.crawl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.crawl.HostSurvey.Contact;
import weft.frontier.PolitenessSettings;
import weft.model.Decision;
import weft.model.DelayReason;
import weft.model.FetchResult;
import weft.model.HostState;
import weft.model.Reason;
import weft.url.Url;

/** What a survey has found out about one origin so far. Safe for any number of threads. */
final class HostFindings {
  private static final int SAMPLES = 3;
  private static final int TROUBLES = 5;
  private static final int RULES = 200;
  private static final Decision OTHER_RULES = Decision.reject(Reason.ROBOTS, "further lines");

  private final String origin;
  private final PolitenessSettings politeness;
  private final List<Url> seeds = new ArrayList<>();
  private final Map<Decision, Long> rejected = new LinkedHashMap<>();
  private final List<JudgedUrl> samples = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private Contact contact = Contact.NOT_ASKED;
  private String detail = "";
  private @Nullable RobotsSurvey robots;
  private Duration delay;
  private DelayReason why;
  private Duration waited = Duration.ZERO;
  private int answers;
  private int barred;
  private int taken;
  private int unread;
  private int read;
  private int done;
  private long listed;
  private long accepted;

  HostFindings(String origin, PolitenessSettings politeness) {
    this.origin = origin;
    this.politeness = politeness;
    delay = politeness.delay();
    why = politeness.ownDelay() ? DelayReason.CONFIGURED_FOR_HOST : DelayReason.CONFIGURED;
  }

  synchronized void addSeed(Url seed) {
    seeds.add(seed);
  }

  synchronized List<Url> seeds() {
    return List.copyOf(seeds);
  }

  synchronized void is(Contact found, String how) {
    contact = found;
    detail = how;
  }

  /**
   * Takes an answer for a sign of life where nothing is known yet, since robots.txt is not asked.
   */
  synchronized void met(FetchResult result) {
    if (contact == Contact.NOT_ASKED) {
      if (result instanceof FetchResult.Failure failure) {
        is(Contact.FAILED, why(failure));
      } else {
        is(Contact.ANSWERED, "");
      }
    }
  }

  synchronized void says(RobotsSurvey word, int seedsBarred) {
    robots = word;
    barred = seedsBarred;
  }

  synchronized void paced(HostState state) {
    delay = state.delay();
    why = state.reason();
  }

  synchronized void waited(Duration time) {
    waited = waited.plus(time);
    answers++;
  }

  /** Whether one more sitemap is to be read; counts it if not. */
  synchronized boolean takes(int most) {
    if (taken >= most) {
      unread++;
      return false;
    }
    taken++;
    return true;
  }

  /** A sitemap has been read, whatever is wrong with it. */
  synchronized void read(String trouble) {
    read++;
    done++;
    trouble(trouble);
  }

  /** A sitemap is not to be had. */
  synchronized void missed(String trouble) {
    done++;
    trouble(trouble);
  }

  synchronized void trouble(String trouble) {
    if (!trouble.isEmpty() && troubles.size() < TROUBLES) {
      troubles.add(trouble);
    }
  }

  synchronized void lists(Url url, Decision decision) {
    listed++;
    if (decision.accepted()) {
      accepted++;
      sample(url, decision, accepted <= SAMPLES);
    } else {
      sample(url, decision, rejected.size() < SAMPLES && !rejected.containsKey(decision));
      boolean room = rejected.size() < RULES || rejected.containsKey(decision);
      rejected.merge(room ? decision : OTHER_RULES, 1L, Long::sum);
    }
  }

  /** The first that are accepted, and the first that each of the first rules rejects. */
  private void sample(Url url, Decision decision, boolean wanted) {
    if (wanted) {
      samples.add(new JudgedUrl(url, decision));
    }
  }

  /** Requests that a crawl would make beside those for pages. */
  synchronized long others() {
    return (robots == null ? 0L : 1L) + taken + unread;
  }

  /** The least time between pages; null where nothing tells. */
  synchronized @Nullable Duration interval() {
    Duration latency = answers == 0 ? Duration.ZERO : waited.dividedBy(answers);
    Duration busy = latency.dividedBy(politeness.hostConcurrency());
    Duration longer = busy.compareTo(delay) > 0 ? busy : delay;
    return longer.isZero() ? null : longer;
  }

  synchronized HostSurvey survey() {
    return new HostSurvey(
        origin,
        seeds.size(),
        barred,
        contact,
        detail,
        robots,
        delay,
        why,
        interval(),
        new SitemapSurvey(
            read, unread + taken - done, listed, accepted, rejected, samples, troubles));
  }

  /** What came of a fetch, for people. */
  static String why(FetchResult result) {
    return switch (result) {
      case FetchResult.Failure failure -> failure.reason().label() + ": " + failure.detail();
      case FetchResult.Excluded excluded -> excluded.reason().label() + ": " + excluded.rule();
      case FetchResult.NotDue notDue -> "not due before " + notDue.due();
      case FetchResult.Response response -> "status " + response.exchange().status();
      case FetchResult.Redirect redirect -> "redirects to " + redirect.location();
    };
  }
}
