package weft.analysis;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the text of a canonical URL says about the place of a page in its site. */
final class UrlShape {
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}(?:-\\d{2})?");
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?=.*\\d)[0-9a-fA-F]{8,}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern PLAIN =
      Pattern.compile("(?:index|default|home|main)(?:\\.\\w+)?", Pattern.CASE_INSENSITIVE);

  private UrlShape() {}

  /** Scheme, host and port. */
  static String origin(String url) {
    return url.substring(0, pathStart(url));
  }

  /** The name of the host, without a port; empty where there is none. */
  static String host(String url) {
    int start = url.indexOf("://");
    String place = start < 0 ? "" : url.substring(start + 3, pathStart(url));
    return place.replaceFirst(":\\d*$", "");
  }

  /** The URL up to and with the last slash of its path. */
  static String folder(String url) {
    return url.substring(0, url.lastIndexOf('/', pathEnd(url) - 1) + 1);
  }

  /** How many folders the page lies below the root: 0 for those in the root itself. */
  static int folderDepth(String url) {
    int start = pathStart(url);
    int end = pathEnd(url);
    return (int) url.substring(start, end).chars().filter(c -> c == '/').count() - 1;
  }

  /**
   * The pattern that a URL follows with others of its kind: numbers, dates and identifiers in its
   * path become {@code {n}}, {@code {date}}, {@code {id}}, the name of its file becomes {@code
   * {name}} with its extension kept, and of the query only the names of parameters stay.
   */
  static String template(String url) {
    int start = pathStart(url);
    int end = pathEnd(url);
    String path = url.substring(start, end);
    int file = path.lastIndexOf('/') + 1;
    String folders =
        Stream.of(path.substring(0, file).split("/", -1))
            .map(UrlShape::segment)
            .collect(Collectors.joining("/"));
    String query = end < url.length() ? url.substring(end + 1) : "";
    String names =
        Stream.of(query.split("&", -1))
            .map(parameter -> parameter.replaceFirst("=.*", ""))
            .filter(name -> !name.isEmpty())
            .distinct()
            .sorted()
            .collect(Collectors.joining("&"));
    return url.substring(0, start)
        + folders
        + file(path.substring(file))
        + (names.isEmpty() ? "" : "?" + names);
  }

  private static String segment(String text) {
    if (NUMBER.matcher(text).matches()) {
      return "{n}";
    }
    if (DATE.matcher(text).matches()) {
      return "{date}";
    }
    return IDENTIFIER.matcher(text).matches() ? "{id}" : text;
  }

  private static String file(String name) {
    if (name.isEmpty() || PLAIN.matcher(name).matches()) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    boolean extension = dot > 0 && name.length() - dot <= 6;
    String stem = extension ? name.substring(0, dot) : name;
    String kind = segment(stem).equals(stem) ? "{name}" : segment(stem);
    return kind + (extension ? name.substring(dot).toLowerCase(Locale.ROOT) : "");
  }

  private static int pathStart(String url) {
    int start = url.indexOf('/', url.indexOf("://") + 3);
    return start < 0 ? url.length() : start;
  }

  private static int pathEnd(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url.length() : query;
  }
}
