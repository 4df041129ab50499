package weft.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** Lists of tokens, written as words. */
public final class Tokens {
  private Tokens() {}

  /** The words of a text, in which {@code ␣} stands for a space and {@code ␤} for a line end. */
  public static List<String> of(String words) {
    return Stream.of(words.strip().split("\\s+", -1))
        .map(word -> word.replace('␣', ' ').replace("␤", "\n").replace("␍", "\r"))
        .toList();
  }
}
