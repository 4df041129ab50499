package weft.crawl;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.model.ArchivedAnswer;
import weft.model.Body;
import weft.model.Pursuit;
import weft.model.RobotsFile;

/** What an archived answer is, seen by itself: archives do not say what it was asked for. */
final class ArchiveKind {
  private static final int HEAD = 2048;
  private static final int LONGEST_ROBOTS = 500 * 1024;

  /** What an asset that is not there can be known by, since the answer is a page of excuses. */
  private static final Pattern LIKE_AN_ASSET =
      Pattern.compile(
          "(?i).*\\.(?:png|jpe?g|gif|webp|avif|ico|svg|css|m?js|woff2?|ttf|otf|mp[34]|webm)");

  private ArchiveKind() {}

  /** What a crawl would have wanted the answer for. */
  static Pursuit pursuit(ArchivedAnswer answer, long maxDecoded) {
    String type = type(answer);
    String path = answer.url().pathAndQuery().toLowerCase(Locale.ROOT);
    if (isGuess(answer)) {
      return Pursuit.SITEMAP;
    }
    boolean mayList = type.endsWith("xml") || path.endsWith(".xml") || path.endsWith(".xml.gz");
    if (answer.status() == 200
        && mayList
        && answer.page() == null
        && lists(ArchiveFetcher.body(answer, maxDecoded))) {
      return Pursuit.SITEMAP;
    }
    boolean lost = answer.status() >= 400 && LIKE_AN_ASSET.matcher(answer.url().path()).matches();
    return lost || isAsset(type) ? Pursuit.ASSET : Pursuit.PAGE;
  }

  /** Whether it says that the sitemap is not there that crawlers look for unbidden. */
  static boolean isGuess(ArchivedAnswer answer) {
    return answer.status() != 200
        && answer.page() == null
        && answer.url().pathAndQuery().equals("/sitemap.xml");
  }

  private static boolean isAsset(String type) {
    return type.startsWith("image/")
        || type.startsWith("font/")
        || type.startsWith("audio/")
        || type.startsWith("video/")
        || type.startsWith("application/font")
        || type.startsWith("application/x-font")
        || type.equals("text/css")
        || type.endsWith("javascript");
  }

  private static boolean lists(Body body) {
    byte[] bytes = body.decoded();
    String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    return head.contains("<urlset") || head.contains("<sitemapindex");
  }

  private static String type(ArchivedAnswer answer) {
    return answer
        .headers()
        .first("Content-Type")
        .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /** Whether the answer is the robots.txt of its host. */
  static boolean isRobots(ArchivedAnswer answer) {
    return answer.url().pathAndQuery().equals("/robots.txt");
  }

  /** The rules that a robots.txt holds, as far as its answer counts; null where it redirects. */
  static @Nullable RobotsFile robots(ArchivedAnswer answer) {
    int status = answer.status();
    if (status >= 300 && status < 400) {
      return null;
    }
    String text = status < 300 ? text(ArchiveFetcher.body(answer, LONGEST_ROBOTS)) : null;
    Instant at = answer.at();
    return new RobotsFile(answer.url().origin(), at, status, text, "");
  }

  private static String text(Body body) {
    return new String(body.decoded(), StandardCharsets.UTF_8);
  }
}
