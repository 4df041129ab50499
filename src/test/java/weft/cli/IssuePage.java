package weft.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** A page with nothing wrong with it, until a test takes something away. */
final class IssuePage {
  private static final String[] WHO = {
    "teacher", "farmer", "sailor", "painter", "neighbour", "doctor", "gardener", "driver", "writer",
    "baker", "captain", "student", "merchant", "builder", "hunter", "singer", "tailor", "miller"
  };
  private static final String[] DOES = {
    "remembers", "carries", "follows", "watches", "builds", "finds", "brings", "describes",
    "repairs", "protects", "answers", "admires", "measures", "prepares", "visits", "explains"
  };
  private static final String[] WHAT = {
    "river", "garden", "mountain", "letter", "bridge", "window", "harbour", "village", "forest",
    "kitchen", "lantern", "morning", "journey", "market", "island", "summer", "winter", "evening"
  };

  final Map<String, String> headers = new LinkedHashMap<>();
  @Nullable String title;
  @Nullable String description;
  @Nullable String canonical;
  @Nullable String lang = "en";
  @Nullable String viewport = "width=device-width, initial-scale=1";
  @Nullable String card = "summary";
  @Nullable String jsonLd = "{\"@type\": \"Article\", \"name\": \"x\"}";
  @Nullable String ogTitle = "A title";
  @Nullable String ogImage;
  @Nullable String ogUrl;
  String heading;
  String text;
  String head = "";
  String body = "";
  String end = "<p><a href=\"/\">Home of the village</a></p>";
  boolean compressed = true;
  boolean listed = true;
  boolean linked = true;

  /**
   * A page of a site.
   *
   * @param origin of the site
   * @param path of the page; no two of a site have the same texts
   */
  IssuePage(String origin, String path) {
    int number = Math.floorMod((origin.replaceFirst(":\\d+$", "") + path).hashCode(), 1_000_000);
    Random random = new Random(number);
    String who = sentence(random);
    title = "About " + who + " " + number;
    heading =
        "<h1>How "
            + sentence(random)
            + " "
            + number
            + "</h1><h2>When "
            + sentence(random)
            + "</h2>";
    description = number + " says how " + sentence(random) + ", and why " + sentence(random) + ".";
    text = "<p>" + sentences(random, 16) + "</p><p>" + sentences(random, 16) + "</p>";
    canonical = origin + path;
    ogUrl = canonical;
    ogImage = origin + "/ok.png";
    headers.put("Strict-Transport-Security", "max-age=31536000");
    headers.put("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cache-Control", "max-age=600");
  }

  private static String sentence(Random random) {
    return "the %s %s the %s"
        .formatted(
            WHO[random.nextInt(WHO.length)],
            DOES[random.nextInt(DOES.length)],
            WHAT[random.nextInt(WHAT.length)]);
  }

  static String sentences(Random random, int number) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < number; i++) {
      all.append("In the ").append(WHAT[random.nextInt(WHAT.length)]).append(' ');
      all.append(sentence(random)).append(" because it is there. ");
    }
    return all.toString();
  }

  MockResponse answer() {
    MockResponse.Builder answer =
        new MockResponse.Builder().addHeader("Content-Type", "text/html; charset=utf-8");
    headers.forEach(answer::addHeader);
    byte[] html = html().getBytes(StandardCharsets.UTF_8);
    return compressed
        ? answer.addHeader("Content-Encoding", "gzip").body(gzip(html)).build()
        : answer.body(new Buffer().write(html)).build();
  }

  private String html() {
    return "<!doctype html><html"
        + (lang == null ? "" : " lang=\"" + lang + "\"")
        + "><head>"
        + of("<title>%s</title>", title)
        + of("<meta name=\"description\" content=\"%s\">", description)
        + of("<link rel=\"canonical\" href=\"%s\">", canonical)
        + of("<meta name=\"viewport\" content=\"%s\">", viewport)
        + of("<meta name=\"twitter:card\" content=\"%s\">", card)
        + of("<script type=\"application/ld+json\">%s</script>", jsonLd)
        + of("<meta property=\"og:title\" content=\"%s\">", ogTitle)
        + of("<meta property=\"og:type\" content=\"%s\">", ogTitle == null ? null : "article")
        + of("<meta property=\"og:image\" content=\"%s\">", ogImage)
        + of("<meta property=\"og:url\" content=\"%s\">", ogUrl)
        + head
        + "</head><body><main>"
        + heading
        + text
        + "</main>"
        + body
        + end
        + "</body></html>";
  }

  private static String of(String form, @Nullable String value) {
    return value == null ? "" : form.formatted(value);
  }

  private static Buffer gzip(byte[] bytes) {
    Buffer zipped = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(zipped))) {
      sink.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped;
  }
}
