package weft.analysis;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text, as they are searched for: without case, without the accents of Latin, Greek,
 * Cyrillic, Arabic and Hebrew letters, compatibility forms made plain. Scripts that put no space
 * between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese), and Korean, which adds to words
 * what other languages put beside them, are taken apart into pairs of characters, so that any part
 * of such a text is found; the last character of each stretch stands alone once more.
 */
final class Words {
  private static final int LONGEST = 80;

  /** First and last code points of scripts that are taken apart into pairs. */
  private static final int[] PAIRED = {
    0xe00, 0xeff, 0x1000, 0x109f, 0x1100, 0x11ff, 0x1780, 0x17ff, 0x3005, 0x3007, 0x3040, 0x30ff,
    0x3130, 0x318f, 0x31f0, 0x31ff, 0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xa9e0, 0xa9ff, 0xaa60, 0xaa7f,
    0xac00, 0xd7ff, 0xf900, 0xfaff, 0xff66, 0xff9f, 0x20000, 0x3ffff
  };

  private final String text;
  private final List<Word> found = new ArrayList<>();

  private Words(String text) {
    this.text = text;
  }

  /**
   * A word and where it stands.
   *
   * @param folded as it is searched for
   * @param start of it in the text
   * @param end behind it
   * @param stretch which stretch of characters without a gap it is of, counted from 0
   * @param paired whether it is a part of a stretch that was taken apart
   */
  record Word(String folded, int start, int end, int stretch, boolean paired) {}

  /** The words of a text in their order. */
  static List<Word> of(String text) {
    Words words = new Words(text);
    words.read();
    return words.found;
  }

  /** The words of a text separated by blanks. */
  static String folded(String text) {
    StringBuilder all = new StringBuilder(text.length());
    for (Word word : of(text)) {
      all.append(all.isEmpty() ? "" : " ").append(word.folded());
    }
    return all.toString();
  }

  private void read() {
    int i = 0;
    int stretch = 0;
    while (i < text.length()) {
      int first = text.codePointAt(i);
      if (!inWord(first) || isMark(first)) {
        i += Character.charCount(first);
        continue;
      }
      boolean paired = paired(first);
      int end = endOf(i, paired);
      if (paired) {
        pairs(i, end, stretch);
      } else {
        String folded = fold(text.substring(i, end));
        if (!folded.isEmpty()) {
          found.add(new Word(folded, i, end, stretch, false));
        }
      }
      stretch++;
      i = end;
    }
  }

  private int endOf(int start, boolean paired) {
    int i = start;
    while (i < text.length()) {
      int next = text.codePointAt(i);
      if (!inWord(next) || (paired(next) != paired && !isMark(next))) {
        return i;
      }
      i += Character.charCount(next);
    }
    return i;
  }

  private void pairs(int start, int end, int stretch) {
    int[] characters = fold(text.substring(start, end)).codePoints().toArray();
    int[] places = new int[characters.length + 1];
    boolean alike = characters.length == text.codePointCount(start, end);
    for (int i = 0, at = start; i < characters.length; i++) {
      places[i] = alike ? at : start;
      at += alike ? Character.charCount(text.codePointAt(at)) : 0;
    }
    for (int i = 0; i < characters.length; i++) {
      int next = Math.min(i + 2, characters.length);
      int to = alike && next < characters.length ? places[next] : end;
      String pair = new String(characters, i, next - i);
      found.add(new Word(pair, places[i], to, stretch, true));
    }
  }

  private static boolean inWord(int c) {
    return c < 0x80 ? isAsciiWord(c) : Character.isLetterOrDigit(c) || isMark(c) || isNumber(c);
  }

  private static boolean isAsciiWord(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isNumber(int c) {
    int type = Character.getType(c);
    return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
  }

  private static boolean isMark(int c) {
    if (c < 0x300) {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean paired(int c) {
    if (c < PAIRED[0]) {
      return false;
    }
    for (int i = 0; i < PAIRED.length; i += 2) {
      if (c <= PAIRED[i + 1]) {
        return c >= PAIRED[i];
      }
    }
    return false;
  }

  private static String fold(String word) {
    String cut = word.length() > LONGEST && !paired(word.codePointAt(0)) ? cut(word) : word;
    if (cut.chars().allMatch(c -> c < 0x80)) {
      return cut.toLowerCase(Locale.ROOT);
    }
    String bare = withoutAccents(Normalizer.normalize(cut, Normalizer.Form.NFKD));
    String lower = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  private static String cut(String word) {
    return word.substring(0, word.offsetByCodePoints(0, word.codePointCount(0, LONGEST)));
  }

  private static String withoutAccents(String decomposed) {
    StringBuilder bare = new StringBuilder(decomposed.length());
    int base = 0;
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (!isMark(c)) {
        base = c;
        plain(c, bare);
      } else if (!isAccent(c, base)) {
        bare.append(c);
      }
    }
    return bare.toString();
  }

  private static boolean isAccent(char mark, int base) {
    if (mark < 0x370) {
      boolean cyrillic = base >= 0x400 && base < 0x530;
      boolean latinOrGreek = base < 0x400 || (base >= 0x1e00 && base < 0x2000);
      return latinOrGreek || (cyrillic && (mark == 0x300 || mark == 0x301 || mark == 0x308));
    }
    boolean hebrew = mark >= 0x591 && mark <= 0x5c7;
    return hebrew || (mark >= 0x64b && mark <= 0x65f) || mark == 0x670;
  }

  /** Letters that Unicode does not take apart, though people type them without their strokes. */
  private static void plain(char c, StringBuilder into) {
    switch (c) {
      case 'ł', 'Ł' -> into.append('l');
      case 'ø', 'Ø' -> into.append('o');
      case 'đ', 'Đ' -> into.append('d');
      case 'ħ', 'Ħ' -> into.append('h');
      case 'æ', 'Æ' -> into.append("ae");
      case 'œ', 'Œ' -> into.append("oe");
      case '\u0640' -> {} // stretches an Arabic word
      default -> into.append(c);
    }
  }
}
