package weft.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.minidev.json.JSONValue;
import net.minidev.json.parser.JSONParser;
import net.minidev.json.parser.ParseException;
import org.jspecify.annotations.Nullable;
import weft.model.ExtractedValue;

/**
 * What a command answers about a page: {@code {"columns": {"NAME": VALUE...}, "links": [LINK...]}}.
 * A value is a text, a number or a boolean, a list of such things, or anything else, which is kept
 * as JSON; null says nothing. A link is a URL, or an object with {@code url} and, if need be,
 * {@code text}.
 *
 * @param values at most {@value #MOST_VALUES}, each of at most {@value #LONGEST_VALUE} characters
 * @param links at most {@value #MOST_LINKS}
 */
public record Reply(List<ExtractedValue> values, List<Link> links) {
  private static final int MOST_VALUES = 1_000;
  private static final int MOST_LINKS = 10_000;
  private static final int LONGEST_VALUE = 100_000;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TEXT = 500;
  private static final Set<String> MEMBERS = Set.of("columns", "links");

  /** Nothing to say. */
  static final Reply NOTHING = new Reply(List.of(), List.of());

  public Reply {
    values = List.copyOf(values);
    links = List.copyOf(links);
  }

  /**
   * A link that was named.
   *
   * @param url as it was written, relative to the page
   */
  public record Link(String url, String text) {}

  /** That a line is no answer; the message says why. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
      super(message);
    }
  }

  /** Reads an answer; an empty line says nothing. */
  static Reply read(String line) throws UnreadableException {
    if (line.isBlank()) {
      return NOTHING;
    }
    if (!(parsed(line) instanceof Map<?, ?> answer)) {
      throw new UnreadableException("an object is wanted: " + shown(line));
    }
    for (Object name : answer.keySet()) {
      if (!(name instanceof String text && MEMBERS.contains(text))) {
        throw new UnreadableException(
            "has '" + shown(String.valueOf(name)) + "'; columns and links are wanted");
      }
    }
    return new Reply(values(answer.get("columns")), links(answer.get("links")));
  }

  private static @Nullable Object parsed(String line) throws UnreadableException {
    try {
      return new JSONParser(JSONParser.MODE_RFC4627)
          .parse(line, JSONValue.defaultReader.DEFAULT_ORDERED);
    } catch (ParseException | RuntimeException e) {
      throw new UnreadableException("no JSON: " + shown(line));
    }
  }

  private static List<ExtractedValue> values(@Nullable Object columns) throws UnreadableException {
    if (columns == null) {
      return List.of();
    }
    if (!(columns instanceof Map<?, ?> map)) {
      throw new UnreadableException("columns: an object is wanted");
    }
    List<ExtractedValue> values = new ArrayList<>();
    for (Map.Entry<?, ?> column : map.entrySet()) {
      String name = String.valueOf(column.getKey());
      if (name.isBlank() || name.length() > LONGEST_NAME) {
        throw new UnreadableException("columns: a name of 1 to 100 characters is wanted");
      }
      List<?> all = column.getValue() instanceof List<?> list ? list : listOf(column.getValue());
      int position = 1;
      for (Object each : all) {
        if (each != null && values.size() < MOST_VALUES) {
          values.add(new ExtractedValue(name, position++, text(each), null));
        }
      }
    }
    return values;
  }

  private static List<?> listOf(@Nullable Object value) {
    return value == null ? List.of() : List.of(value);
  }

  private static String text(Object value) {
    String text =
        value instanceof Map<?, ?> || value instanceof List<?>
            ? JSONValue.toJSONString(value)
            : value.toString();
    return cut(text, LONGEST_VALUE);
  }

  private static List<Link> links(@Nullable Object links) throws UnreadableException {
    if (links == null) {
      return List.of();
    }
    if (!(links instanceof List<?> list)) {
      throw new UnreadableException("links: a list is wanted");
    }
    List<Link> found = new ArrayList<>();
    for (Object each : list.subList(0, Math.min(list.size(), MOST_LINKS))) {
      found.add(link(each));
    }
    return found;
  }

  private static Link link(@Nullable Object each) throws UnreadableException {
    if (each instanceof String url) {
      return new Link(url, "");
    }
    if (each instanceof Map<?, ?> map && map.get("url") instanceof String url) {
      return new Link(url, map.get("text") instanceof String text ? cut(text, LONGEST_TEXT) : "");
    }
    throw new UnreadableException("links: a URL or an object with a url is wanted");
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }

  private static String shown(String text) {
    return Shown.line(text, 80);
  }
}
