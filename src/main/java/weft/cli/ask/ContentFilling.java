package weft.cli.ask;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.cli.command.Analyzer;
import weft.cli.command.Console;
import weft.cli.output.Wording;
import weft.config.Effective;
import weft.config.RoomSettings;
import weft.model.Content;
import weft.model.Extraction;
import weft.parse.ExtractRules;
import weft.parse.ParseSettings;
import weft.parse.TextExtractor;
import weft.store.ContentWriter;
import weft.store.ContentWriter.TextBody;

/** Derives content from stored bodies, with progress on the console. */
public final class ContentFilling implements Analyzer {
  private static final int SAY_EVERY = 1_000;

  @Override
  public long fill(Path file, @Nullable ExtractRules given, Console console) {
    try (ContentWriter writer = ContentWriter.open(file)) {
      if (given != null) {
        writer.rules(given.text());
      }
      ExtractRules rules = given == null ? rules(writer) : given;
      long missing = writer.missing(rules.fingerprint());
      if (missing == 0) {
        return 0;
      }
      console.say("deriving content of " + Wording.count(missing, "body", "bodies"));
      return writer.fill(new Deriver(rules), filled -> say(filled, missing, console));
    }
  }

  /** The rules that count: those given after the newest run, else those of its configuration. */
  private static ExtractRules rules(ContentWriter writer) {
    Optional<String> later = writer.rules();
    return later.isPresent()
        ? ExtractRules.parse(later.get())
        : writer
            .config()
            .map(config -> new RoomSettings(Effective.parseStored(config)).extract())
            .orElse(ExtractRules.NONE);
  }

  /** The one piece of code that derives content, for stored bodies. */
  private static final class Deriver implements ContentWriter.Deriver {
    private final TextExtractor extractor;
    private final long rules;

    Deriver(ExtractRules rules) {
      extractor = new TextExtractor(ParseSettings.of("weft").withExtract(rules));
      this.rules = rules.fingerprint();
    }

    @Override
    public long rules() {
      return rules;
    }

    @Override
    public Content content(TextBody body) {
      String type = contentType(body.headers(), body.charset());
      return extractor.content(body.bytes(), type, body.url().text());
    }

    @Override
    public Extraction extraction(TextBody body) {
      String type = contentType(body.headers(), body.charset());
      return extractor.extraction(body.bytes(), type, body.url().text());
    }
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
