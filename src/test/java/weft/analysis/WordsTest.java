package weft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.analysis.Words.Word;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Loom and SHUTTLE                | loom and shuttle",
        "Éléphant, señor; Straße         | elephant senor strasse",
        "E\u0301le\u0301phant            | elephant",
        "ŻÓŁTY smörgåsbord Ærø           | zolty smorgasbord aero",
        "don't e-mail foo_bar x2         | don t e mail foo bar x2",
        "Άνθρωπος ΛΌΓΟΣ                  | ανθρωποσ λογοσ",
        "Ёлка ещё йод                    | елка еще йод",
        "كِتَابٌ                          | كتاب",
        "שָׁלוֹם                          | שלום",
        "हिन्दी भाषा                      | हिन्दी भाषा",
        "ﬁne ＡＢＣ １２                   | fine abc 12",
        "日本語                           | 日本 本語 語",
        "東京tower塔                      | 東京 京 tower 塔",
        "ﾃｽﾄ                             | テス スト ト",
        "한국어                           | 한국 국어 어",
        "ไทย                             | ไท ทย ย",
        "… — ! ()                        | ''",
      })
  void wordsAreMadeComparable(String text, String folded) {
    assertEquals(folded, Words.folded(text));
  }

  @Test
  void aWordKnowsWhereItStands() {
    String text = "Die größte 日本 Weberei";
    for (Word word : Words.of(text)) {
      String there = text.substring(word.start(), word.end());
      assertEquals(word.folded(), Words.of(there).getFirst().folded());
    }
    assertEquals(new Word("grosste", 4, 10, 1, false), Words.of(text).get(1));
    assertEquals(new Word("本", 12, 13, 2, true), Words.of(text).get(3));
  }

  @Test
  void aVeryLongWordIsCutAlikeInTextsAndQueries() {
    String word = "x".repeat(500);
    assertEquals("x".repeat(80), Words.folded(word));
  }
}
