package weft.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "2s, 2000",
    "5m, 300000",
    "1h, 3600000",
    "1d, 86400000",
    "1h30m, 5400000",
    "2, 2000",
    "0.5, 500",
    "1.5s, 1500",
    "0, 0",
    "1H, 3600000"
  })
  void durationsAreReadAsPeopleWriteThem(String text, long millis) throws BadValueException {
    assertEquals(Duration.ofMillis(millis), Durations.parse(text));
    assertEquals(Duration.ofMillis(millis), Durations.parse(Durations.text(Durations.parse(text))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "-1s", "5x", "1s2", "1 h", "999999999999d", "1e3"})
  void whatIsNoDurationIsRefused(String text) {
    assertThrows(BadValueException.class, () -> Durations.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "512, 512",
    "1K, 1024",
    "10M, 10485760",
    "1.5k, 1536",
    "2GiB, 2147483648",
    "1MB, 1048576"
  })
  void sizesAreReadAsPeopleWriteThem(String text, long bytes) throws BadValueException {
    assertEquals(bytes, Sizes.parse(text));
    assertEquals(bytes, Sizes.parse(Sizes.text(bytes)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K", "-1", "1X", "99999999999T", "1 2"})
  void whatIsNoSizeIsRefused(String text) {
    assertThrows(BadValueException.class, () -> Sizes.parse(text));
  }

  @Test
  void theNearestWordIsFoundAndAFarOneIsNot() {
    List<String> known = List.of("delay", "depth", "max-delay");
    assertEquals(Optional.of("delay"), Nearest.to("dleay", known));
    assertEquals(Optional.of("max-delay"), Nearest.to("MAX_DELAY", known));
    assertEquals(Optional.empty(), Nearest.to("colour", known));
  }

  @Test
  void noFlagLetterVariableOrAliasMeansTwoThings() {
    Set<String> seen = new HashSet<>();
    for (Key<?> key : Settings.all()) {
      assertTrue(seen.add(key.flag()), key.flag());
      assertTrue(seen.add(key.variable()), key.variable());
      if (key.letter() != null) {
        assertTrue(seen.add("-" + key.letter()), key.name());
      }
      key.aliases().forEach(alias -> assertTrue(seen.add(alias.flag()), alias.flag()));
    }
  }
}
