package weft.analysis;

import org.jspecify.annotations.Nullable;

/** Header fields as they are stored: one line each, as received. */
final class HeaderText {
  private HeaderText() {}

  /** The values of a field, joined by line feeds; null where there is none. */
  static @Nullable String value(String headers, String name) {
    StringBuilder found = new StringBuilder();
    int line = 0;
    boolean any = false;
    while (line < headers.length()) {
      int end = headers.indexOf('\n', line);
      end = end < 0 ? headers.length() : end;
      int colon = line + name.length();
      if (colon < end
          && headers.charAt(colon) == ':'
          && headers.regionMatches(true, line, name, 0, name.length())) {
        found.append(any ? "\n" : "").append(headers, colon + 1, end);
        any = true;
      }
      line = end + 1;
    }
    return any ? found.toString().replaceAll("(?m)^[ \\t]+|[ \\t\\r]+$", "") : null;
  }
}
