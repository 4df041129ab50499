package weft.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Markdown as it grows: paragraphs, and blocks within blocks. What is not ended is the paragraph
 * that is being written. Owned by one page.
 */
final class MarkdownBlocks {
  private static final Pattern LIKE_A_BLOCK =
      Pattern.compile("^(#{1,6}(?=\\s)|[-+>](?=\\s)|=+$|-+$|~{3,})");
  private static final Pattern ITEM = Pattern.compile("(-|\\d+\\.) ");
  private static final Pattern LIKE_AN_ITEM = Pattern.compile("^(\\d{1,9})([.)])(?=\\s)");

  private final StringBuilder out = new StringBuilder();

  /** Prefix and marker of each block around the present one. */
  private final Deque<String> prefixes = new ArrayDeque<>();

  private StringBuilder paragraph = new StringBuilder();
  private String prefix = "";
  private String marker = "";

  /** Whether the next block follows its list item or its neighbour without an empty line. */
  private boolean tight = true;

  /** Whether a rule goes before the next block. */
  private boolean ruled;

  /** All that was written. */
  String text() {
    return out.toString();
  }

  /** Words of the page: white space is folded, what Markdown would take for its own is escaped. */
  void words(String words) {
    String folded = words.replaceAll("[ \\t\\n\\r\\f]+", " ");
    boolean spaced = paragraph.isEmpty() || Character.isWhitespace(last());
    paragraph.append(escaped(spaced && folded.startsWith(" ") ? folded.substring(1) : folded));
  }

  private char last() {
    return paragraph.charAt(paragraph.length() - 1);
  }

  /** Text that is Markdown already. */
  void raw(String markdown) {
    paragraph.append(markdown);
  }

  /** The white space with which the words of an element begin. */
  void space(String words) {
    boolean needed = !paragraph.isEmpty() && !isSpace(last());
    if (needed && !words.isEmpty() && isSpace(words.charAt(0))) {
      paragraph.append(' ');
    }
  }

  /** The white space with which the words of an element end. */
  void spaceBehind(String words) {
    if (!words.isEmpty() && isSpace(words.charAt(words.length() - 1))) {
      paragraph.append(' ');
    }
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00a0';
  }

  /** Without white space at both ends, of which those that do not break are some too. */
  private static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  void lineBreak() {
    if (!paragraph.isEmpty()) {
      paragraph.append("\\\n");
    }
  }

  void inlineCode(String code) {
    String text = code.replaceAll("\\s+", " ").strip();
    if (!text.isEmpty()) {
      String fence = fence(text, 1);
      String space = text.startsWith("`") || text.endsWith("`") ? " " : "";
      space(code);
      paragraph.append(fence).append(space).append(text).append(space).append(fence);
    }
  }

  /** Backticks, one more than any run of them in the text. */
  private static String fence(String text, int least) {
    int run = 0;
    int longest = least - 1;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return "`".repeat(longest + 1);
  }

  /** Ends the paragraph. */
  void end() {
    String text = stripped(paragraph.toString());
    paragraph.setLength(0);
    while (text.endsWith("\\\n") || (text.endsWith("\\") && !text.endsWith("\\\\"))) {
      text = text.substring(0, text.length() - 1).strip();
    }
    if (!text.isEmpty()) {
      block(plain(text));
    }
  }

  /** A paragraph must not begin like a heading or a list. */
  private static String plain(String text) {
    String item = LIKE_AN_ITEM.matcher(text).replaceFirst("$1\\\\$2");
    return LIKE_A_BLOCK.matcher(item).replaceFirst("\\\\$1");
  }

  /** A heading of that level, its text Markdown already. */
  void heading(int level, String text) {
    block("#".repeat(level) + " " + text.replace("\\\n", " "));
  }

  private void block(String text) {
    if (ruled) {
      out.append("\n---\n");
      ruled = false;
    }
    if (!out.isEmpty() && !(tight && !marker.isEmpty())) {
      out.append(outer().stripTrailing()).append('\n');
    }
    boolean first = true;
    for (String line : text.split("\n", -1)) {
      String lead = first ? firstPrefix() : prefix;
      out.append((lead + line.stripTrailing()).stripTrailing()).append('\n');
      first = false;
    }
    marker = "";
    tight = true;
  }

  private String firstPrefix() {
    return outer() + marker;
  }

  /** The prefix of what the blocks lie in that have no line yet. */
  private String outer() {
    return prefix.substring(0, prefix.length() - marker.length());
  }

  /** Begins a block in which others lie: each line of it gets the indent, the first the marker. */
  void open(String mark, String indent) {
    end();
    prefixes.push(prefix);
    prefixes.push(marker);
    boolean item = ITEM.matcher(mark).matches();
    tight = out.isEmpty() || (item && ITEM.matcher(lastLine().strip()).lookingAt());
    prefix += indent;
    marker += mark;
  }

  private String lastLine() {
    int end = out.length() - 1;
    return end <= 0 ? "" : out.substring(out.lastIndexOf("\n", end - 1) + 1, end);
  }

  /** Ends it. */
  void close() {
    end();
    String outerMarker = prefixes.pop();
    prefix = prefixes.pop();
    marker = marker.isEmpty() ? "" : outerMarker;
  }

  /** Ends a list: what follows is no item of it. */
  void endList() {
    end();
    tight = false;
  }

  /** A rule between what is before it and what comes; none at either end. */
  void rule() {
    end();
    if (prefix.isEmpty()) {
      ruled = !out.isEmpty();
    } else {
      block("---");
    }
  }

  void code(String code) {
    end();
    String text = code.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
    text = text.startsWith("\n") ? text.substring(1) : text;
    if (!text.isBlank()) {
      String fence = fence(text, 3);
      block(fence + "\n" + text + "\n" + fence);
    }
  }

  void table(List<List<String>> rows, int width) {
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      table.append(i == 0 ? "|" : "\n|");
      for (int cell = 0; cell < width; cell++) {
        List<String> row = rows.get(i);
        table.append(' ').append(cell < row.size() ? row.get(cell) : "").append(" |");
      }
      if (i == 0) {
        table.append("\n|").append(" --- |".repeat(width));
      }
    }
    block(table.toString());
  }

  /** Puts the paragraph aside; what is written from now on is taken by {@link #resume}. */
  String suspend() {
    String before = paragraph.toString();
    paragraph = new StringBuilder();
    return before;
  }

  /** What was written since the paragraph was put aside; the paragraph goes on. */
  String resume(String before) {
    String text = stripped(paragraph.toString());
    paragraph = new StringBuilder(before);
    return text.endsWith("\\\n") ? text.substring(0, text.length() - 2) : text;
  }

  /** Text in which nothing is Markdown. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inWord =
          c == '_'
              && i > 0
              && i + 1 < text.length()
              && Character.isLetterOrDigit(text.charAt(i - 1))
              && Character.isLetterOrDigit(text.charAt(i + 1));
      if ("\\`*_[]<".indexOf(c) >= 0 && !inWord) {
        safe.append('\\');
      }
      safe.append(c == '\n' ? ' ' : c);
    }
    return safe.toString();
  }
}
