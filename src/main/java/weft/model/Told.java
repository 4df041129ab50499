package weft.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What code of the user's own, a command or a parser, said of a page.
 *
 * @param outcome how that went
 * @param values columns for the view {@code extracted}, in order
 * @param links how many links it named that can be used
 * @param took how long the page waited for it
 * @param detail what is wrong; absent where nothing is
 */
public record Told(
    Outcome outcome,
    List<ExtractedValue> values,
    int links,
    Duration took,
    @Nullable String detail) {

  /** How asking about a page went. */
  public enum Outcome {
    /** It said something, or that it has nothing to say. */
    ANSWERED,
    /** It only listens, and was told of the page. */
    LISTENED,
    /** What it said is no answer. */
    UNREADABLE,
    /** It took longer than a page may. */
    SLOW,
    /** It ended while it was asked. */
    ENDED,
    /** It could not be asked: it had ended, or the crawl was about to. */
    NOT_ASKED;

    /** The name in views. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Told {
    values = List.copyOf(values);
  }

  /** Columns of one value each. */
  static Told columns(Map<String, String> columns) {
    List<ExtractedValue> values = new ArrayList<>();
    columns.forEach((name, value) -> values.add(new ExtractedValue(name, 1, value, null)));
    return new Told(Outcome.ANSWERED, values, 0, Duration.ZERO, null);
  }

  /** Nothing, since asking came to nothing. */
  public static Told nothing(Outcome outcome, Duration took, @Nullable String detail) {
    return new Told(outcome, List.of(), 0, took, detail);
  }

  /** This and what was said after it, as one. */
  Told and(Told later) {
    List<ExtractedValue> all = new ArrayList<>(values);
    all.addAll(later.values);
    return new Told(later.outcome, all, links + later.links, took.plus(later.took), later.detail);
  }
}
