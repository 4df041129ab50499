package weft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchQueryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Loom                 | \"loom\"",
        "floor loom           | (\"floor\" AND \"loom\")",
        "\"Floor  Loom\"      | \"floor loom\"",
        "weav*                | \"weav\" *",
        "\"floor lo\"*        | \"floor lo\" *",
        "a OR b c             | (\"a\" OR (\"b\" AND \"c\"))",
        "a AND b NOT c        | ((\"a\" AND \"b\") NOT \"c\")",
        "a -b -\"c d\"        | (\"a\" NOT (\"b\" OR \"c d\"))",
        "(a OR b) c           | ((\"a\" OR \"b\") AND \"c\")",
        "don't                | \"don t\"",
        "e-mail               | \"e mail\"",
        "日本語                | \"日本 本語\"",
        "本                    | \"本\" *",
        "東京tower             | (\"東京\" AND \"tower\")",
        "and near             | (\"and\" AND \"near\")",
        "a\"b\"               | (\"a\" AND \"b\")",
        "title:x              | \"title x\"",
      })
  void whatIsTypedBecomesAQueryOfTheIndex(String typed, String fts) throws SearchSyntaxException {
    assertEquals(fts, SearchQuery.parse(typed).fts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``          | there is nothing to search for",
        "\"loom      | a \" is never closed",
        "(loom       | a ( is never closed",
        "loom (      | a ( is never closed",
        "loom)       | a ) has no ( before it",
        "NOT loom    | NOT needs something to be found before it",
        "-loom       | NOT needs something to be found before it",
        "loom AND    | AND, OR and NOT need words before and after them; put them in \" to search"
            + " for them",
        "OR loom     | AND, OR and NOT need words before and after them; put them in \" to search"
            + " for them",
        "loom NOT    | AND, OR and NOT need words before and after them; put them in \" to search"
            + " for them",
        "***         | *** has neither a letter nor a digit",
      })
  void whatMakesNoQueryIsRefusedInOneLine(String typed, String message) {
    SearchSyntaxException e =
        assertThrows(SearchSyntaxException.class, () -> SearchQuery.parse(typed));
    assertEquals(message, e.getMessage());
  }
}
