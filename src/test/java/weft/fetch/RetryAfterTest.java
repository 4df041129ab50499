package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

  @ParameterizedTest
  @CsvSource({
    "120, PT120S",
    "0, PT0S",
    "' 5 ', PT5S",
    "0000000007, PT7S",
    "9999999999, P36500D",
    "99999999999999999999999999, P36500D",
  })
  void aNumberIsSeconds(String value, Duration expected) {
    assertEquals(expected, RetryAfter.parse(value, NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "sun, 6 nov 1994 08:49:37 gmt",
        "Mon, 06 Nov 1994 08:49:37 GMT"
      })
  void aDateMayTakeAnyOfThreeForms(String value) {
    assertEquals(Duration.ofSeconds(37), RetryAfter.parse(value, NOW));
  }

  @Test
  void aDateThatHasPassedIsNoWait() {
    assertEquals(Duration.ZERO, RetryAfter.parse("Sun, 06 Nov 1994 08:48:59 GMT", NOW));
  }

  @Test
  void aYearOfTwoDigitsIsNeverMoreThanFiftyYearsAhead() {
    assertEquals(Duration.ZERO, RetryAfter.parse("Sunday, 06-Nov-45 08:49:37 GMT", NOW));
    Instant now = Instant.parse("2099-12-31T23:59:59Z");
    assertEquals(Duration.ofSeconds(1), RetryAfter.parse("Friday, 01-Jan-00 00:00:00 GMT", now));
  }

  @Test
  void aDateBeyondAllReasonIsCutToAHundredYears() {
    Duration wait = RetryAfter.parse("Sun, 06 Nov 9999 08:49:37 GMT", NOW);
    assertEquals(Duration.ofDays(36_500), wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "soon",
        "1e3",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Foo 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:49:37 GMT",
        "Sun, 06 Nov 1994",
        "Sun, 99999999999 Nov 1994 08:49:37 GMT",
        "a b c d e",
        "\u0661\u0662"
      })
  void anythingElseIsNoAnswer(String value) {
    assertNull(RetryAfter.parse(value, NOW));
  }

  @Test
  void anEndlessValueIsNoAnswer() {
    assertNull(RetryAfter.parse("1".repeat(100_000), NOW));
  }
}
