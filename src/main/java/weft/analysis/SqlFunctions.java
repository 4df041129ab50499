package weft.analysis;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/**
 * What SQL here can say beyond SQLite: {@code header(headers, name)} is the value of a header
 * field, {@code origin(url)} scheme, host and port, {@code host(url)} the host alone, {@code
 * folder(url)} the URL up to the last slash of its path, {@code folder_depth(url)} how many folders
 * that is below the root, {@code template(url)} the pattern that its path follows, {@code
 * language_code(text)} 1 where a text is a valid value of hreflang, {@code starts(text, word)} how
 * many lines of robots.txt begin with a word, {@code first(text, word)} what the first of them
 * says, {@code unknown_line(text)} the first line of it that says nothing, {@code url_flaws(url)}
 * and {@code header_gaps(headers)} what is wrong with them, {@code cookies_without(headers,
 * attribute)} which cookies lack it.
 */
final class SqlFunctions {
  private SqlFunctions() {}

  /** Adds them to a connection. */
  static void addTo(Connection connection) throws SQLException {
    add(connection, "header", HeaderText::value);
    add(connection, "origin", (url, _) -> UrlShape.origin(url));
    add(connection, "host", (url, _) -> UrlShape.host(url));
    add(connection, "folder", (url, _) -> UrlShape.folder(url));
    add(connection, "folder_depth", (url, _) -> Integer.toString(UrlShape.folderDepth(url)));
    add(connection, "template", (url, _) -> UrlShape.template(url));
    add(connection, "language_code", (text, _) -> LanguageCode.valid(text) ? "1" : "0");
    add(connection, "starts", (text, word) -> Integer.toString(RobotsLines.count(text, word)));
    add(connection, "first", RobotsLines::first);
    add(connection, "unknown_line", (text, _) -> RobotsLines.unknown(text));
    add(connection, "url_flaws", (url, _) -> UrlFlaws.of(url));
    add(connection, "header_gaps", (headers, _) -> HeaderGaps.of(headers));
    add(connection, "cookies_without", HeaderGaps::cookiesWithout);
  }

  /** What a function makes of its first argument, which is there, and its second. */
  @FunctionalInterface
  private interface OfText {
    @Nullable String apply(String text, String other);
  }

  private static void add(Connection connection, String name, OfText function) throws SQLException {
    Function.create(
        connection,
        name,
        new Function() {
          @Override
          protected void xFunc() throws SQLException {
            String text = value_text(0);
            String made =
                text == null ? null : function.apply(text, args() > 1 ? value_text(1) : "");
            if (made == null) {
              result();
            } else {
              result(made);
            }
          }
        },
        -1,
        Function.FLAG_DETERMINISTIC);
  }
}
