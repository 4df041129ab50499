package weft.url;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserinfoTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          http://me:pw@a.test/x?y=@      | http://a.test/x?y=@
          http://me:p@w@a.test:99999     | http://a.test:99999
          //me@a.test/                   | //a.test/
          http:\\\\me:pw@a.test/         | http:\\\\a.test/
          ftp://me:pw@[bad               | ftp://[bad
          0; url=https://me:pw@a.test/   | 0; url=https://a.test/
          <http://me:pw@a.test/>; rel=x  | <http://a.test/>; rel=x
          /path/@me                      | /path/@me
          http://a.test/x//y@z           | http://a.test/x//y@z
          mailto:me@a.test               | mailto:me@a.test
          """)
  void whatStandsBeforeTheHostIsLeftOut(String text, String expected) {
    assertEquals(expected, Userinfo.without(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          me:pw@a.test/x        | a.test/x
          me:p@w@a.test         | a.test
          https:me:pw@a.test    | https:a.test
          http:/me:pw@a.test/   | http:/a.test/
          http://me:pw@a.test/  | http://a.test/
          mailto:me@a.test      | mailto:me@a.test
          /users/@me            | /users/@me
          a.test/@me            | a.test/@me
          """)
  void soItIsWhereTheSchemeIsMissing(String typed, String expected) {
    assertEquals(expected, Userinfo.withoutIn(typed));
  }
}
