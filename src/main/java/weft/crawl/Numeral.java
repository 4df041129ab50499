package weft.crawl;

/**
 * A number in a text, with the signs and letters that are joined to it.
 *
 * @param bytes the text
 * @param from where it begins
 * @param to where it ends
 * @param letters how many ASCII letters it has
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Numeral(byte[] bytes, int from, int to, int letters) {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;
  private static final int LONGEST = 15;

  /**
   * Whether it says no more than a date, a time, the number of a page or a small number does.
   *
   * @param small the greatest small number
   */
  boolean ofDateOr(int small, UrlWords said) {
    int signs = signs();
    if (signs > 0) {
      return letters == 0 ? dateOrTime(signs) : startsLikeDate();
    }
    int digits = digits();
    if (digits > LONGEST || letters > 2) {
      return false;
    }
    long value = value(digits);
    return value <= small
        || (letters == 0 && ((value >= FIRST_YEAR && value <= LAST_YEAR) || said.hasNear(value)));
  }

  private int digits() {
    int digits = 0;
    while (from + digits < to && BlockText.digit(bytes[from + digits])) {
      digits++;
    }
    return digits;
  }

  private long value(int digits) {
    long value = 0;
    for (int i = 0; i < digits; i++) {
      value = 10 * value + bytes[from + i] - '0';
    }
    return value;
  }

  private int signs() {
    int signs = 0;
    for (int i = from; i < to; i++) {
      signs += sign(bytes[i]) ? 1 : 0;
    }
    return signs;
  }

  private static boolean sign(byte c) {
    return !BlockText.digit(c) && !BlockText.letter(c);
  }

  /** 2026-11-05T…: four digits and a hyphen. */
  private boolean startsLikeDate() {
    return digits() == 4 && bytes[from + 4] == '-';
  }

  /** 12:30, 2026-11-05, 5.11.2026, 11/5/2026. */
  private boolean dateOrTime(int signs) {
    int first = digits();
    byte sign = bytes[from + first];
    if (sign == ':') {
      return true;
    }
    int last = 0;
    while (!sign(bytes[to - 1 - last])) {
      last++;
    }
    boolean parts = signs == 2 && (first == 4 || last == 4) && first <= 4 && last <= 4;
    return sign != ',' && parts && to - from <= 10;
  }
}
