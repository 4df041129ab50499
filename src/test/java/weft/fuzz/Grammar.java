package weft.fuzz;

import java.util.List;
import java.util.Random;

/**
 * A source of inputs made of tokens and seeds: some are seeds with a few things wrong, some are two
 * seeds in one, some are tokens alone, some are noise, and a few are very long. Immutable.
 *
 * @param tokens what means something to the reader
 * @param seeds whole inputs
 * @param odd characters that are put in where nothing better is known
 */
public record Grammar(List<String> tokens, List<String> seeds, String odd)
    implements Target.Source {
  private static final int LONGEST = 1 << 20;
  private static final int RARELY = 400;
  private static final int MOST_TOKENS = 40;
  private static final String OF_TEXTS =
      "\0\t\n\f\r \"#%&'*+,-./0:;<=>?@A[\\]^_`a{|}~\u007f\u0080\u0085\u00a0\u00ad\u00e9\u0130"
          + "\u0131\u017f\u0300\u200b\u200d\u2028\u202e\u212a\u3002\u30c4\ud800\udc00\ufeff\ufffd"
          + "\uffff\uff0e\uff11";
  private static final String OF_BYTES =
      "\0\1\t\n\r\u001b \"#%&'*-/0:;<=>?@A[\\]`a{}~\u007f\u0080\u00a0\u00bb\u00bf\u00c0\u00e2"
          + "\u00ed\u00ef\u00f4\u00fe\u00ff";

  public Grammar {
    tokens = List.copyOf(tokens);
    seeds = List.copyOf(seeds);
  }

  /** Inputs that are texts. */
  public static Grammar ofTexts(List<String> tokens, List<String> seeds) {
    return new Grammar(tokens, seeds, OF_TEXTS);
  }

  /** Inputs that are bytes. */
  public static Grammar ofBytes(List<String> tokens, List<String> seeds) {
    return new Grammar(tokens, seeds, OF_BYTES);
  }

  @Override
  public String make(Random random) {
    if (random.nextInt(RARELY) == 0) {
      return blownUp(random);
    }
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> mutated(any(seeds, random), random);
      case 4 -> mutated(spliced(random), random);
      case 5, 6, 7, 8 -> soup(random);
      default -> noise(random);
    };
  }

  /** A text with a few things wrong. */
  public String mutated(String seed, Random random) {
    StringBuilder text = new StringBuilder(seed);
    int times = 1 + random.nextInt(random.nextInt(8) == 0 ? 24 : 4);
    for (int i = 0; i < times; i++) {
      mutate(text, random);
    }
    return text.toString();
  }

  private void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(1 + random.nextInt(20)));
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> text.insert(at, any(tokens, random));
      case 3 -> text.replace(at, to, any(tokens, random));
      case 4 -> text.delete(at, to);
      case 5 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, to));
      case 6 -> text.replace(at, Math.min(text.length(), at + 1), odd(random));
      case 7 -> text.insert(at, text.substring(at, to).repeat(random.nextInt(30)));
      default -> {
        if (random.nextInt(4) == 0) {
          text.setLength(at);
        } else if (at < text.length()) {
          text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(6))));
        }
      }
    }
  }

  private String spliced(Random random) {
    String first = any(seeds, random);
    String second = any(seeds, random);
    return first.substring(0, random.nextInt(first.length() + 1))
        + second.substring(random.nextInt(second.length() + 1));
  }

  private String soup(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(MOST_TOKENS); n >= 0; n--) {
      text.append(random.nextInt(8) == 0 ? odd(random) : any(tokens, random));
    }
    return text.toString();
  }

  private String noise(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(60); n > 0; n--) {
      text.append(odd(random));
    }
    return text.toString();
  }

  private String odd(Random random) {
    int most = random.nextInt(4) == 0 && odd.equals(OF_TEXTS) ? 0x10000 : 0x100;
    return random.nextInt(3) == 0
        ? String.valueOf((char) random.nextInt(most))
        : String.valueOf(odd.charAt(random.nextInt(odd.length())));
  }

  /** A little thing again and again, perhaps with a beginning and an end. */
  private String blownUp(Random random) {
    int length = 1 << (12 + random.nextInt(9));
    String piece =
        switch (random.nextInt(4)) {
          case 0 -> any(tokens, random);
          case 1 -> any(tokens, random) + any(tokens, random);
          case 2 -> any(seeds, random);
          default -> soup(random);
        };
    String head = random.nextBoolean() ? any(seeds, random) : any(tokens, random);
    String tail = random.nextBoolean() ? any(seeds, random) : any(tokens, random);
    String body = piece.repeat(length / Math.max(1, piece.length()));
    String whole = random.nextInt(4) == 0 ? body : head + body + tail;
    return whole.substring(0, Math.min(whole.length(), LONGEST));
  }

  private static String any(List<String> texts, Random random) {
    return texts.isEmpty() ? "" : texts.get(random.nextInt(texts.size()));
  }
}
