package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of main texts. */
class LanguagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | All human beings are born free and equal in dignity and rights. They are endowed with reason.
          fr | Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison.
          de | Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft begabt.
          es | Todos los seres humanos nacen libres e iguales en dignidad y derechos, dotados de razón.
          pt | Todos os seres humanos nascem livres e iguais em dignidade e em direitos. São dotados de razão.
          da | Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med fornuft.
          ru | Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены разумом.
          tr | Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler.
          ja | すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。
          ko | 모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 이성을 부여받았다.
          zh | 人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神相对待。
          ar | يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. وقد وهبوا عقلا وضميرا وعليهم أن يعامل بعضهم بعضا
          """)
  void aSentenceOrTwoAreEnough(String language, String text) {
    assertEquals(language, Languages.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hello",
        "12345 67890 12345 67890 12345 67890 12345 67890 12345 67890 12345",
        "404 Not Found\nnginx"
      })
  void tooLittleTextHasNoLanguage(String text) {
    assertNull(Languages.of(text));
  }

  @Test
  void theMainTextCountsAndNotWhatSurroundsIt() {
    String french =
        "<nav>Home About Contact Download the latest version of the documentation</nav><main><p>"
            + "Ce document décrit comment installer et configurer le serveur sur votre machine, "
            + "puis comment le mettre à jour quand une nouvelle version paraît.</main>";
    TextExtractor extractor = new TextExtractor(ParseSettings.of("weft"));
    byte[] body = french.getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "fr", extractor.content(body, "text/html;charset=utf-8", "http://site.test/").language());
  }

  @Test
  void aListingInALongTextDoesNotSpeakForIt() {
    String prose = "This is a sentence about the way in which programs are installed. ".repeat(20);
    assertEquals("en", Languages.of(prose + "iQIzBAABCAAdFiEE".repeat(12) + "\n" + prose));
  }
}
