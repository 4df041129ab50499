package weft.crawl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A login by form that comes before the crawl.
 *
 * @param url of the page with the form
 * @param fields what is filled in
 * @param check must be found in what comes back; absent where only {@code checkUrl} counts
 * @param checkUrl a page that only those who are logged in may see; absent where the answer to the
 *     form is checked
 */
public record LoginSettings(
    String url, Map<String, String> fields, @Nullable Pattern check, @Nullable String checkUrl) {

  public LoginSettings {
    fields = new LinkedHashMap<>(fields);
  }

  /** Says nothing of what is filled in. */
  @Override
  public String toString() {
    return "login at " + url;
  }
}
