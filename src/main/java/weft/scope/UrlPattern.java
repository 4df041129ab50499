package weft.scope;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.url.Url;

/**
 * What URLs of one make have in common: their path with numbers, dates and identifiers taken out,
 * and the names of their parameters.
 *
 * @param fine such as {@code /calendar/{n}/{n}} or {@code /list?page}; absent where the URL has
 *     nothing that varies
 * @param broad takes in what lies beside it, such as {@code /calendar/{n}/*} or {@code /list?*}
 */
public record UrlPattern(@Nullable String fine, String broad) {
  /** The broad pattern of every path in which a segment comes again. */
  public static final String AGAIN = "/**/{again}/**";

  private static final int LONGEST = 300;
  private static final int MOST_SEGMENTS = 20;
  private static final int KEPT_SEGMENTS = 5;

  /** The pattern of a URL within its host. */
  public static UrlPattern of(Url url) {
    String path = url.path();
    List<String> segments = segments(path);
    if (again(segments)) {
      return new UrlPattern(null, AGAIN);
    }
    if (path.length() > LONGEST || segments.size() > MOST_SEGMENTS) {
      int kept = Math.min(KEPT_SEGMENTS, segments.size() - 1);
      return new UrlPattern(null, template(segments.subList(0, kept), "/**"));
    }
    String query = url.query().orElse("");
    String whole = template(segments, path.endsWith("/") ? "/" : "");
    if (!query.isEmpty()) {
      String fine = whole + "?" + keys(query);
      return new UrlPattern(fine.length() > LONGEST ? null : fine, whole + "?*");
    }
    int directory = Math.max(0, segments.size() - 1);
    return new UrlPattern(
        whole.indexOf('{') < 0 ? null : whole, template(segments.subList(0, directory), "/*"));
  }

  /** Whether a segment of the path, numbers aside, comes again. */
  public boolean repeats() {
    return broad.equals(AGAIN);
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (int from = 1; from > 0 && from < path.length(); ) {
      int slash = path.indexOf('/', from);
      segments.add(path.substring(from, slash < 0 ? path.length() : slash));
      from = slash + 1;
    }
    return segments;
  }

  private static boolean again(List<String> segments) {
    if (segments.size() < 2) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    for (String segment : segments) {
      if (!number(segment) && !seen.add(segment)) {
        return true;
      }
    }
    return false;
  }

  private static boolean number(String segment) {
    return segment.chars().allMatch(UrlPattern::digit);
  }

  private static String template(List<String> segments, String end) {
    StringBuilder text = new StringBuilder();
    segments.forEach(segment -> text.append('/').append(Segments.template(segment)));
    return text.append(text.isEmpty() && end.isEmpty() ? "/" : end).toString();
  }

  private static String keys(String query) {
    Set<String> keys = new TreeSet<>();
    for (int from = 0; from <= query.length(); ) {
      int next = query.indexOf('&', from);
      int end = next < 0 ? query.length() : next;
      int equals = query.indexOf('=', from);
      keys.add(Segments.template(query.substring(from, equals < 0 ? end : Math.min(equals, end))));
      from = end + 1;
    }
    return String.join("&", keys);
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }
}
