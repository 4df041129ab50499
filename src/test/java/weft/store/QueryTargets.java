package weft.store;

import static weft.fuzz.Target.hold;

import java.util.List;
import weft.fuzz.Grammar;
import weft.fuzz.Seeds;
import weft.fuzz.Target;
import weft.fuzz.Tokens;

/** What tells a query from anything else in SQL. */
public final class QueryTargets {
  private static final List<String> TOKENS =
      Tokens.of(
          """
          SELECT select WITH VALUES(1) EXPLAIN DELETE␣FROM␣pages PRAGMA ATTACH DROP␣TABLE UPDATE ; ; -- /* */
          ' " ` [ ] '' ␤ ␣ ( ) , * 1 x'00' FROM pages WHERE url LIKE '%' || ? :a @b $c # \\ é ｓelect ﬁ
          """);
  private static final String SECOND = ";DELETE FROM pages";

  private QueryTargets() {}

  /** All of them. */
  public static List<Target> all() {
    Grammar grammar = Grammar.ofTexts(TOKENS, Seeds.own("queries.txt"));
    return List.of(Target.text("query", 20, grammar, QueryTargets::query));
  }

  private static void query(String sql) {
    if (!accepted(sql)) {
      return;
    }
    String start = sql.stripLeading();
    hold(!start.regionMatches(true, 0, "DELETE", 0, 6), "no query");
    boolean plain = sql.chars().noneMatch(c -> "'\"`[]-/*;".indexOf(c) >= 0);
    hold(!plain || !accepted(sql + SECOND), "two statements are taken");
    hold(!plain || accepted(sql + " ; -- the end"), "a comment behind is refused");
  }

  private static boolean accepted(String sql) {
    try {
      String _ = QueryText.oneQuery(sql);
      return true;
    } catch (StoreException refused) {
      hold(String.valueOf(refused.getMessage()).startsWith("SQL: "), "message: " + refused);
      return false;
    }
  }
}
