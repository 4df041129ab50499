package weft.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.model.Content;
import weft.parse.ParseSettings;
import weft.parse.TextExtractor;
import weft.store.ContentWriter;
import weft.store.ContentWriter.HtmlBody;

/** Derives the content columns from stored bodies, with progress on the console. */
final class ContentFilling implements Analyzer {
  private static final int SAY_EVERY = 1_000;

  @Override
  public long fill(Path file, Console console) {
    try (ContentWriter writer = ContentWriter.open(file)) {
      long missing = writer.missing();
      if (missing == 0) {
        return 0;
      }
      console.say("deriving text and word counts of " + Wording.count(missing, "body", "bodies"));
      TextExtractor extractor = new TextExtractor(ParseSettings.of("weft"));
      return writer.fill(html -> content(extractor, html), filled -> say(filled, missing, console));
    }
  }

  private static Content content(TextExtractor extractor, HtmlBody html) {
    return extractor.content(
        html.bytes(), contentType(html.headers(), html.charset()), html.url().text());
  }

  /** The Content-Type as received; where it names no charset, with the one that was found then. */
  static String contentType(String headers, @Nullable String charset) {
    String type =
        headers
            .lines()
            .filter(line -> line.regionMatches(true, 0, "content-type:", 0, 13))
            .map(line -> line.substring(13).strip())
            .findFirst()
            .orElse("text/html");
    boolean named = type.toLowerCase(Locale.ROOT).contains("charset");
    return named || charset == null ? type : type + "; charset=" + charset;
  }

  private static void say(long filled, long missing, Console console) {
    if (filled % SAY_EVERY < 64 && filled >= SAY_EVERY) {
      console.say(Wording.number(filled) + " of " + Wording.number(missing));
    }
  }
}
