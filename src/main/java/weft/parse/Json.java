package weft.parse;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JsonSmartJsonProvider;
import com.jayway.jsonpath.spi.mapper.JsonSmartMappingProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import net.minidev.json.JSONStyle;
import net.minidev.json.JSONValue;
import net.minidev.json.parser.JSONParser;
import net.minidev.json.parser.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists, texts, numbers and booleans, members in their order. Nested deeper than 400
 * it is refused.
 */
final class Json {
  private static final JSONStyle STYLE = new JSONStyle(JSONStyle.FLAG_PROTECT_4WEB);

  private Json() {}

  /** That a text is no JSON; the message says where and why. */
  static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenException(String message) {
      super(message);
    }
  }

  /** Reads a text by the rules of RFC 8259; absent for {@code null}. */
  static @Nullable Object read(String text) throws BrokenException {
    if (text.isBlank()) {
      throw new BrokenException("there is nothing in it");
    }
    try {
      return new JSONParser(JSONParser.MODE_RFC4627)
          .parse(text, JSONValue.defaultReader.DEFAULT_ORDERED);
    } catch (ParseException e) {
      throw new BrokenException(why(e, text));
    } catch (RuntimeException e) {
      throw new BrokenException("no JSON: " + e.getMessage());
    }
  }

  private static String why(ParseException e, String text) {
    int at = Math.clamp(e.getPosition(), 0, text.length());
    String what =
        switch (e.getErrorType()) {
          case ParseException.ERROR_UNEXPECTED_EOF -> "it ends too early";
          case ParseException.ERROR_UNEXPECTED_JSON_DEPTH -> "it is nested too deep";
          case ParseException.ERROR_UNEXPECTED_CHAR ->
              "unexpected " + shown(String.valueOf(e.getUnexpectedObject()));
          default ->
              "unexpected " + shown(FoldedText.fold(String.valueOf(e.getUnexpectedObject()), 40));
        };
    long line = text.substring(0, at).lines().count();
    return "no JSON: %s at character %d, line %d".formatted(what, at + 1, Math.max(1, line));
  }

  private static String shown(String text) {
    return text.codePoints().anyMatch(Character::isISOControl)
        ? "control character %04X".formatted(text.codePointAt(0))
        : "'" + text + "'";
  }

  /** Writes what {@link #read} answers, or anything made of such things. */
  static String write(@Nullable Object value) {
    try {
      StringBuilder text = new StringBuilder();
      JSONValue.writeJSONString(value, text, STYLE);
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A compiled path into JSON. */
  static final class Path {
    private static final Configuration LENIENT =
        Configuration.builder()
            .jsonProvider(new JsonSmartJsonProvider())
            .mappingProvider(new JsonSmartMappingProvider())
            .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
            .build();

    private final JsonPath path;

    private Path(JsonPath path) {
      this.path = path;
    }

    /** Compiles a path; an {@link IllegalArgumentException} says what is wrong with it. */
    static Path of(String text) {
      try {
        return new Path(JsonPath.compile(text));
      } catch (InvalidPathException | IllegalArgumentException e) {
        throw new IllegalArgumentException(why(e), e);
      }
    }

    private static String why(RuntimeException e) {
      String message = String.valueOf(e.getMessage());
      return e.getCause() instanceof IndexOutOfBoundsException || message.contains("Exception")
          ? "it ends too early"
          : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    /** What the path leads to, without nulls; nothing where it leads nowhere. */
    List<Object> in(Object json) {
      Object found = path.read(json, LENIENT);
      return found instanceof List<?> list
          ? list.stream().<Object>map(each -> each).filter(each -> each != null).toList()
          : List.of();
    }
  }
}
