package weft.crawl;

import weft.url.Url;

/** The words and numbers that a URL consists of, which say nothing new where its page has them. */
final class UrlWords {
  private static final int MOST = 64;

  /** A page is numbered and links to those beside it. */
  private static final int NEAR = 12;

  private final int[] words = new int[MOST];
  private final long[] numbers = new long[MOST];
  private int wordCount;
  private int numberCount;

  UrlWords(Url url) {
    String text = decoded(url.pathAndQuery());
    for (int i = 0; i < text.length(); ) {
      int end = i;
      while (end < text.length() && partOfWord(text.charAt(end))) {
        end++;
      }
      if (end > i) {
        add(text, i, end);
      }
      i = end + 1;
    }
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
      if (text.charAt(i) == '%' && low >= 0) {
        out.append((char) (high * 16 + low));
        i += 2;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private static boolean partOfWord(char c) {
    return BlockText.letter(c) || BlockText.digit(c);
  }

  private void add(String text, int from, int to) {
    int hash = BlockText.NO_WORD;
    boolean number = to - from <= 15;
    for (int i = from; i < to; i++) {
      hash = BlockText.with(hash, text.charAt(i));
      number &= BlockText.digit(text.charAt(i));
    }
    if (number && numberCount < MOST) {
      numbers[numberCount++] = Long.parseLong(text, from, to, 10);
    } else if (!number && wordCount < MOST) {
      words[wordCount++] = hash;
    }
  }

  boolean has(int word) {
    for (int i = 0; i < wordCount; i++) {
      if (words[i] == word) {
        return true;
      }
    }
    return false;
  }

  /** Whether the number, or one near it, stands in the URL. */
  boolean hasNear(long number) {
    for (int i = 0; i < numberCount; i++) {
      if (Math.abs(numbers[i] - number) <= NEAR) {
        return true;
      }
    }
    return false;
  }
}
