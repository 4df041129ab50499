package weft.parse;

/** Plain text as paragraphs: white space folded within lines, empty lines left out. */
final class Paragraphs {
  private Paragraphs() {}

  static String of(String plain) {
    FoldedText folded = new FoldedText();
    appendLines(plain, folded);
    return folded.slice(0, folded.length(), Integer.MAX_VALUE);
  }

  /** Appends a text whose line breaks count. */
  static void appendLines(String lines, FoldedText to) {
    int from = 0;
    for (int i = 0; i < lines.length(); i++) {
      char c = lines.charAt(i);
      if (c == '\n' || c == '\r') {
        to.append(lines.substring(from, i));
        to.line();
        from = i + 1;
      }
    }
    to.append(lines.substring(from));
  }
}
