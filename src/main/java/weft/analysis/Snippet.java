package weft.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import weft.analysis.SearchQuery.Term;
import weft.analysis.Words.Word;

/**
 * A passage of a text around what was searched for.
 *
 * @param pieces of the passage in their order; those with odd places are what was found
 */
public record Snippet(List<String> pieces) {
  private static final int BEFORE = 60;
  private static final int LENGTH = 200;
  private static final int LONGEST_TEXT = 1_000_000;

  private record Place(int term, int start, int end) {}

  public Snippet {
    pieces = List.copyOf(pieces);
  }

  /** The passage without any mark. */
  public String plain() {
    return String.join("", pieces);
  }

  /** The passage of a text where most of the terms are near each other; else its beginning. */
  static Snippet of(String whole, List<Term> terms) {
    String text = whole.length() > LONGEST_TEXT ? whole.substring(0, LONGEST_TEXT) : whole;
    List<Place> places = places(Words.of(text), terms);
    int from = start(text, places.isEmpty() ? 0 : best(places).start() - BEFORE);
    int to = end(text, from + LENGTH);
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder(from > 0 ? "…" : "");
    int at = from;
    for (Place place : places) {
      if (place.start() >= at && place.end() <= to) {
        pieces.add(piece + text.substring(at, place.start()));
        pieces.add(text.substring(place.start(), place.end()));
        piece.setLength(0);
        at = place.end();
      }
    }
    pieces.add(piece + text.substring(at, to) + (to < text.length() ? "…" : ""));
    return new Snippet(pieces.stream().map(each -> each.replaceAll("\\s+", " ")).toList());
  }

  private static List<Place> places(List<Word> words, List<Term> terms) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      for (int t = 0; t < terms.size(); t++) {
        if (standsAt(words, i, terms.get(t))) {
          Term term = terms.get(t);
          Word last = words.get(i + term.words().size() - 1);
          boolean one = last.paired() && term.begins();
          int first = words.get(i).start();
          places.add(
              new Place(
                  t,
                  first,
                  one ? first + Character.charCount(last.folded().codePointAt(0)) : last.end()));
          break;
        }
      }
    }
    return places;
  }

  private static boolean standsAt(List<Word> words, int at, Term term) {
    int length = term.words().size();
    for (int i = 0; i < length; i++) {
      if (at + i >= words.size()) {
        return false;
      }
      String word = words.get(at + i).folded();
      String wanted = term.words().get(i);
      boolean begins = term.begins() && i == length - 1;
      boolean same = begins ? word.startsWith(wanted) : word.equals(wanted);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /** The first place behind which most different terms follow within a passage. */
  private static Place best(List<Place> places) {
    Place best = places.getFirst();
    int most = 0;
    for (int i = 0; i < places.size(); i++) {
      Set<Integer> terms = new HashSet<>();
      int end = places.get(i).start() + LENGTH - BEFORE;
      for (int j = i; j < places.size() && places.get(j).end() <= end; j++) {
        terms.add(places.get(j).term());
      }
      if (terms.size() > most) {
        most = terms.size();
        best = places.get(i);
      }
    }
    return best;
  }

  /** A place near that one where no word is cut. */
  private static int start(String text, int wanted) {
    if (wanted <= 0) {
      return 0;
    }
    int i = wanted;
    while (i > wanted - 20 && i > 0 && !Character.isWhitespace(text.charAt(i - 1))) {
      i--;
    }
    return Character.isLowSurrogate(text.charAt(i)) ? i - 1 : i;
  }

  private static int end(String text, int wanted) {
    if (wanted >= text.length()) {
      return text.length();
    }
    int i = wanted;
    while (i < wanted + 20 && i < text.length() && !Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i < text.length() && Character.isLowSurrogate(text.charAt(i)) ? i + 1 : i;
  }
}
