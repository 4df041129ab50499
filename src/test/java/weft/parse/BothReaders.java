package weft.parse;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The streaming reader and jsoup on the same pages: what they find, and how it compares. */
public final class BothReaders {
  private static final MediaType HTML = MediaType.of("text/html");
  private static final ParseLimits LIMITS =
      new ParseLimits(1_000_000, 1_000, 10_000_000, 512, 1, Duration.ofMinutes(1));

  private final Map<Unusual, Integer> unusual = new EnumMap<>(Unusual.class);
  private int pages;

  /** What a reader finds in a page. */
  record Reading(DocumentFacts facts, List<String> directives) {
    static Reading of(PageWalk walk) {
      return new Reading(walk.facts(), List.copyOf(walk.directives()));
    }
  }

  /** The text of a page. */
  public static String decoded(byte[] body) {
    return Decoded.of(body, HTML).text();
  }

  /** What jsoup finds. */
  public static Object jsoup(String page) {
    Decoded source = new Decoded(page, Encoding.UTF_8);
    PageWalk walk = walk();
    TreeWalk.over(HtmlTree.of(source, HTML, "http://site.test/", LIMITS).document(), walk);
    return Reading.of(walk);
  }

  /** What the streaming reader finds; absent where it leaves the page to jsoup. */
  public static @Nullable Object stream(String page) {
    try {
      return streamed(page);
    } catch (UnusualException _) {
      return null;
    }
  }

  private static Reading streamed(String page) throws UnusualException {
    PageWalk walk = walk();
    PageStream.over(page, walk, LIMITS, LIMITS.budget().toNanos());
    return Reading.of(walk);
  }

  private static PageWalk walk() {
    return new PageWalk(new RobotsDirectives("weft"), LIMITS.maxLinks());
  }

  /** Reads a page both ways; answers what is different, or nothing. */
  public @Nullable String difference(String page) {
    pages++;
    try {
      Reading ours = streamed(page);
      Reading theirs = (Reading) jsoup(page);
      return ours.equals(theirs) ? null : describe(theirs, ours);
    } catch (UnusualException e) {
      unusual.merge(e.reason(), 1, Integer::sum);
      return null;
    }
  }

  private static String describe(Reading theirs, Reading ours) {
    List<RawLink> expected = theirs.facts().links();
    List<RawLink> found = ours.facts().links();
    for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
      Object one = i < expected.size() ? expected.get(i) : "none";
      Object other = i < found.size() ? found.get(i) : "none";
      if (!one.equals(other)) {
        return "link " + i + "\n  jsoup  " + one + "\n  stream " + other;
      }
    }
    return "\n  jsoup  " + theirs + "\n  stream " + ours;
  }

  /** How many pages were compared. */
  public int pages() {
    return pages;
  }

  /** How many of them were left to jsoup. */
  public int unusual() {
    return unusual.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Why pages were left to jsoup, and how many. */
  public String reasons() {
    return unusual.toString();
  }
}
