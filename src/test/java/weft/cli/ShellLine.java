package weft.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of shell in the README, as far as it calls Weft. */
final class ShellLine {
  private static final Pattern WORD =
      Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'|;&<>#]|(?<=\\S)#)+|&&|[|;&<>#]");

  private ShellLine() {}

  /** The words of Weft's command in a line. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line.substring(line.indexOf("weft ") + 5));
    while (word.find() && !word.group().matches("&&|[|;&<>#]")) {
      words.add(word.group().replaceAll("\"([^\"]*)\"|'([^']*)'", "$1$2"));
    }
    return words;
  }
}
