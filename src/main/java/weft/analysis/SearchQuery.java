package weft.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import weft.analysis.Words.Word;

/**
 * A query in the words of the index. People write words, {@code "phrases"}, {@code begin*}, {@code
 * AND}, {@code OR}, {@code NOT} (or a hyphen in front) and parentheses; words side by side must all
 * be there. {@code NOT} binds closest, then {@code AND}, then {@code OR}.
 */
public final class SearchQuery {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:(\\()|(\\))|(-?)\"([^\"]*)\"(\\*?)|([^\\s()\"]+))");
  private static final int MOST_WORDS = 1_000;
  private static final int DEEPEST = 100;

  /** Words that stand one behind the other; of the last one perhaps only its beginning. */
  record Term(List<String> words, boolean begins) {
    String fts() {
      return "\"" + String.join(" ", words) + "\"" + (begins ? " *" : "");
    }
  }

  private final String fts;
  private final List<Term> terms = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private int next;
  private int depth;

  private SearchQuery(String typed) throws SearchSyntaxException {
    tokenize(typed);
    if (tokens.isEmpty()) {
      throw new SearchSyntaxException("there is nothing to search for");
    }
    fts = or(true);
    if (next < tokens.size()) {
      throw new SearchSyntaxException("a ) has no ( before it");
    }
  }

  /** Reads what was typed. */
  public static SearchQuery parse(String typed) throws SearchSyntaxException {
    return new SearchQuery(typed);
  }

  /** The query in the language of SQLite's FTS5. */
  String fts() {
    return fts;
  }

  /** What is to be shown where it was found. */
  List<Term> terms() {
    return terms;
  }

  private void tokenize(String typed) throws SearchSyntaxException {
    String rest = typed.strip();
    Matcher token = TOKEN.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      if (!token.find() || token.start() != at) {
        throw new SearchSyntaxException("a \" is never closed");
      }
      tokens.add(token.group().strip());
      at = token.end();
    }
    if (tokens.size() > MOST_WORDS) {
      throw new SearchSyntaxException("too long; at most " + MOST_WORDS + " words");
    }
  }

  private String or(boolean wanted) throws SearchSyntaxException {
    List<String> either = new ArrayList<>(List.of(and(wanted)));
    while (take("OR")) {
      either.add(and(wanted));
    }
    return joined(either, " OR ");
  }

  private String and(boolean wanted) throws SearchSyntaxException {
    List<String> all = new ArrayList<>();
    List<String> none = new ArrayList<>();
    boolean more = true;
    while (more) {
      if (isNegated()) {
        none.add(primary(false));
      } else {
        all.add(primary(wanted));
      }
      boolean joined = take("AND");
      more = joined || (next < tokens.size() && !isNext("OR") && !isNext(")"));
    }
    if (all.isEmpty()) {
      throw new SearchSyntaxException("NOT needs something to be found before it");
    }
    String found = joined(all, " AND ");
    return none.isEmpty() ? found : "(" + found + " NOT " + joined(none, " OR ") + ")";
  }

  /** Whether what comes next is not to be there; takes the sign of that. */
  private boolean isNegated() {
    if (take("NOT")) {
      return true;
    }
    boolean hyphen =
        next < tokens.size() && tokens.get(next).matches("(?s)-[\\p{L}\\p{M}\\p{N}\"].*");
    if (hyphen) {
      tokens.set(next, tokens.get(next).substring(1));
    }
    return hyphen;
  }

  private String primary(boolean wanted) throws SearchSyntaxException {
    if (next >= tokens.size() || isNext(")") || isNext("OR") || isNext("AND") || isNext("NOT")) {
      throw new SearchSyntaxException(
          next >= tokens.size() && next > 0 && tokens.get(next - 1).equals("(")
              ? "a ( is never closed"
              : "AND, OR and NOT need words before and after them; put them in \" to search for"
                  + " them");
    }
    if (!take("(")) {
      return words(tokens.get(next++), wanted);
    }
    if (++depth > DEEPEST) {
      throw new SearchSyntaxException("too many ( within each other");
    }
    String inner = or(wanted);
    if (!take(")")) {
      throw new SearchSyntaxException("a ( is never closed");
    }
    depth--;
    return inner;
  }

  /** A word or a phrase: its stretches of pairs, and the plain words between them, all there. */
  private String words(String token, boolean wanted) throws SearchSyntaxException {
    boolean begins = token.endsWith("*");
    List<Term> parts = parts(Words.of(token), begins);
    if (parts.isEmpty()) {
      throw new SearchSyntaxException(token + " has neither a letter nor a digit");
    }
    if (wanted) {
      terms.addAll(parts);
    }
    return joined(parts.stream().map(Term::fts).toList(), " AND ");
  }

  private static List<Term> parts(List<Word> words, boolean begins) {
    List<Term> parts = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      Word first = words.get(i);
      int end = i;
      while (end < words.size()
          && words.get(end).paired() == first.paired()
          && (!first.paired() || words.get(end).stretch() == first.stretch())) {
        end++;
      }
      List<String> part = words.subList(i, end).stream().map(Word::folded).toList();
      boolean alone = first.paired() && part.size() == 1;
      List<String> searched =
          first.paired() && !alone ? part.subList(0, part.size() - 1) : part; // the last one alone
      parts.add(new Term(searched, alone || (begins && !first.paired() && end == words.size())));
      i = end;
    }
    return parts;
  }

  private boolean isNext(String token) {
    return next < tokens.size() && tokens.get(next).equals(token);
  }

  private boolean take(String token) {
    boolean there = isNext(token);
    next += there ? 1 : 0;
    return there;
  }

  private static String joined(List<String> parts, String by) {
    return parts.size() == 1
        ? parts.getFirst()
        : parts.stream().collect(Collectors.joining(by, "(", ")"));
  }
}
