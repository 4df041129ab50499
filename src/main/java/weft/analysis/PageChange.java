package weft.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a URL from one run to another.
 *
 * @param kind new, gone or changed
 * @param url the URL
 * @param fields what has changed of it; none where it is new or gone
 * @param passages what has changed of its main text, as a unified diff; empty where nothing has, or
 *     nobody asked
 */
public record PageChange(Kind kind, String url, List<Field> fields, List<String> passages) {

  /** How a URL stands in both runs. */
  public enum Kind {
    NEW,
    GONE,
    CHANGED
  }

  /**
   * Something of a page that has changed.
   *
   * @param name such as {@code title} or {@code link}
   * @param before absent where there was none
   * @param after absent where there is none
   */
  public record Field(String name, @Nullable String before, @Nullable String after) {}

  public PageChange {
    fields = List.copyOf(fields);
    passages = List.copyOf(passages);
  }
}
