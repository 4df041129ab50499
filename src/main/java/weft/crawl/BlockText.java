package weft.crawl;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads the text of HTML block by block from its bytes, whatever their encoding, and hashes it:
 * each block's words, every one once, and its words with its numbers; and numbers in a row that no
 * word comes between. Cells of a row are one block. It is no parser of HTML: what it gets wrong it
 * gets wrong on every page alike.
 */
final class BlockText {
  /** The hash of a word without letters. */
  static final int NO_WORD = 0x811C9DC5;

  private static final int DISTINCT = 32;
  private static final int DAYS = 31;
  private static final SeenUnits INLINE =
      words(
          Stream.of(
              "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font",
              "i", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small",
              "span", "strike", "strong", "sub", "sup", "td", "th", "time", "tt", "u", "var",
              "wbr"));

  private static final int SCRIPT = hash("script");
  private static final int STYLE = hash("style");

  /** Names of months and weekdays, which belong to dates. */
  private static final SeenUnits DATES = words(dates());

  private final UrlWords said;
  private final PageUnits units;
  private final int[] distinct = new int[DISTINCT];
  private byte[] bytes = new byte[0];
  private int at;
  private int words;
  private int textHash;
  private int numbers;
  private int numberHash;
  private int rowNumbers;
  private int rowHash;

  BlockText(UrlWords said, PageUnits units) {
    this.said = said;
    this.units = units;
  }

  private static SeenUnits words(Stream<String> names) {
    SeenUnits words = new SeenUnits();
    names.forEach(
        name -> {
          boolean _ = words.add(hash(name), SeenUnits.LARGEST);
        });
    return words;
  }

  private static int hash(String word) {
    int hash = NO_WORD;
    for (int i = 0; i < word.length(); i++) {
      hash = with(hash, word.charAt(i));
    }
    return hash;
  }

  private static Stream<String> dates() {
    return Stream.of(TextStyle.FULL, TextStyle.SHORT)
        .flatMap(
            style ->
                Stream.concat(
                    Stream.of(Month.values()).map(m -> m.getDisplayName(style, Locale.ENGLISH)),
                    Stream.of(DayOfWeek.values())
                        .map(d -> d.getDisplayName(style, Locale.ENGLISH))));
  }

  /** The hash of a word with one more character; letters of either case are the same. */
  static int with(int hash, int character) {
    int c = character & 0xFF;
    return (hash ^ (c >= 'A' && c <= 'Z' ? c + 32 : c)) * 0x01000193;
  }

  static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Whether it is a letter of ASCII, or part of any other character. */
  static boolean letter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
  }

  /** Hands over what the text has. */
  void read(byte[] html) {
    bytes = html;
    at = 0;
    while (at < bytes.length) {
      byte c = bytes[at];
      if (c == '<') {
        tag();
      } else if (letter(c)) {
        word();
      } else if (digit(c)) {
        number();
      } else if (c == '&') {
        reference();
      } else {
        at++;
      }
    }
    endBlock();
    endRow();
  }

  private void tag() {
    if (startsWith(at, "<!--")) {
      skipTo("-->");
      return;
    }
    boolean end = at + 1 < bytes.length && bytes[at + 1] == '/';
    int to = end ? at + 2 : at + 1;
    int name = NO_WORD;
    while (to < bytes.length && letter(bytes[to])) {
      name = with(name, bytes[to++]);
    }
    if (!INLINE.has(name)) {
      endBlock();
    }
    at = to;
    if (!end && (name == SCRIPT || name == STYLE)) {
      skipTo(name == SCRIPT ? "</script" : "</style");
    }
    skipTo(">");
  }

  private boolean startsWith(int from, String text) {
    if (from + text.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      int c = bytes[from + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void skipTo(String end) {
    while (at < bytes.length && !(bytes[at] == end.charAt(0) && startsWith(at, end))) {
      at++;
    }
    at += end.length();
  }

  private void reference() {
    int end = at + 1;
    while (end < bytes.length && end - at < 10 && (letter(bytes[end]) || bytes[end] == '#')) {
      end++;
    }
    at = end < bytes.length && bytes[end] == ';' ? end + 1 : at + 1;
  }

  private void word() {
    int hash = NO_WORD;
    boolean mixed = false;
    byte before = 'a';
    while (at < bytes.length) {
      byte c = bytes[at];
      if (digit(c) && before > 0) {
        mixed = true;
      } else if (!letter(c) && c != 0) {
        break;
      }
      hash = c == 0 ? hash : with(hash, c);
      before = c == 0 ? before : c;
      at++;
    }
    if (said.has(hash)) {
      return;
    }
    if (mixed) {
      addNumber(hash);
    } else if (!DATES.has(hash)) {
      addWord(hash);
    }
  }

  private void addWord(int hash) {
    if (words <= DISTINCT) {
      for (int i = 0; i < Math.min(words, DISTINCT); i++) {
        if (distinct[i] == hash) {
          return;
        }
      }
    }
    if (words < DISTINCT) {
      distinct[words] = hash;
    }
    words++;
    textHash = 31 * textHash + hash;
  }

  private void number() {
    int from = at;
    int hash = NO_WORD;
    int letters = 0;
    while (at < bytes.length && (digit(bytes[at]) || asciiLetter(bytes[at]) || joins(at))) {
      letters += asciiLetter(bytes[at]) ? 1 : 0;
      hash = with(hash, bytes[at++]);
    }
    if (!said.has(hash) && !new Numeral(bytes, from, at, letters).ofDateOr(DAYS, said)) {
      addNumber(hash);
    }
  }

  private static boolean asciiLetter(byte c) {
    return c > 0 && letter(c);
  }

  /** Whether a sign between two digits stands there. */
  private boolean joins(int place) {
    byte c = bytes[place];
    return (c == '.' || c == ',' || c == ':' || c == '/' || c == '-')
        && digit(bytes[place - 1])
        && place + 1 < bytes.length
        && digit(bytes[place + 1]);
  }

  private void addNumber(int hash) {
    numbers++;
    numberHash = 31 * numberHash + hash;
  }

  private void endBlock() {
    if (words > 0) {
      endRow();
      units.add(mixed(textHash), PageUnits.ENOUGH);
    }
    if (numbers > 0) {
      rowNumbers += words > 0 ? 0 : numbers;
      rowHash = words > 0 ? 0 : 31 * rowHash + numberHash;
      units.add(mixed(31 * textHash + numberHash + numbers), numbers);
    }
    words = 0;
    numbers = 0;
    textHash = 0;
    numberHash = 0;
  }

  /** Many numbers in a row, with no word between them, are one thing. */
  private void endRow() {
    if (rowNumbers >= PageUnits.ENOUGH) {
      units.add(mixed(rowHash + rowNumbers), PageUnits.ENOUGH);
    }
    rowNumbers = 0;
    rowHash = 0;
  }

  /** Spreads a hash over all its bits, as MurmurHash3 ends. */
  private static int mixed(int hash) {
    int h = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    return h ^ (h >>> 16);
  }
}
