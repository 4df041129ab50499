package weft.parse;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * The language that a text is written in, by Apache OpenNLP's model of 103 languages. It is loaded
 * when the first text is looked at; only a sample of each text is. Safe for any number of threads.
 */
final class Languages {
  private static final String MODEL = "/langdetect-183.bin";
  private static final int PIECES = 3;
  private static final int PIECE = 120;
  private static final int LEAST = 50;
  private static final int IDEOGRAPH = 4;
  private static final double AHEAD = 1.5;

  private Languages() {}

  /** The model, once. */
  private static final class Loaded {
    static final LanguageDetectorModel MODEL = load();

    private static LanguageDetectorModel load() {
      try (InputStream in = Languages.class.getResourceAsStream(Languages.MODEL)) {
        if (in == null) {
          throw new IllegalStateException("resource " + Languages.MODEL + " is missing");
        }
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The BCP 47 tag of a text's language; absent where the text is too short or too mixed. */
  static @Nullable String of(String text) {
    String sample = sample(text);
    if (weight(sample) < LEAST) {
      return null;
    }
    Language[] likely = new LanguageDetectorME(Loaded.MODEL).predictLanguages(sample);
    boolean clear = likely[0].getConfidence() > AHEAD * likely[1].getConfidence();
    return clear ? tag(likely[0].getLang()) : null;
  }

  /** Three pieces of a long text, so that one listing or table of names does not speak for it. */
  private static String sample(String text) {
    if (text.length() <= PIECES * PIECE) {
      return text;
    }
    StringBuilder sample = new StringBuilder();
    for (int i = 1; i <= PIECES; i++) {
      int from = text.length() / (PIECES + 1) * i - PIECE / 2;
      sample.append(text, Math.max(0, from), Math.min(text.length(), from + PIECE)).append(' ');
    }
    return sample.toString();
  }

  /** How much there is to go by: letters, of which an ideograph says as much as several others. */
  private static int weight(String text) {
    int weight = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      weight += c < 0x2E80 ? (Character.isLetter(c) ? 1 : 0) : IDEOGRAPH;
    }
    return weight;
  }

  /** The shortest code of a language, where the model has one of its own for a dialect. */
  private static String tag(String code) {
    return switch (code) {
      case "cmn" -> "zh";
      case "pes", "prs" -> "fa";
      case "ekk" -> "et";
      case "lvs" -> "lv";
      case "zlm" -> "ms";
      default -> new ULocale(code).toLanguageTag();
    };
  }
}
