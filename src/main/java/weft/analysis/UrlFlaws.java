package weft.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What in the text of a canonical URL is better avoided. */
final class UrlFlaws {
  private static final int LONG = 200;
  private static final int MANY_PARAMETERS = 3;
  private static final int OFTEN = 3;
  private static final Pattern NON_ASCII =
      Pattern.compile("%[89A-Fa-f][0-9A-Fa-f]|[^\\x00-\\x7f]|//xn--|\\.xn--");
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
  private static final Pattern SESSION =
      Pattern.compile(
          ";jsessionid=|[?&](?:jsessionid|phpsessid|aspsessionid\\w*|sessionid|session_id|sid|cfid|cftoken|osCsid|zenid)=\\w{6,}",
          Pattern.CASE_INSENSITIVE);

  private UrlFlaws() {}

  /** Their names, each between commas; empty where there are none. */
  static String of(String url) {
    int start = url.indexOf('/', url.indexOf("://") + 3);
    String rest = start < 0 ? "/" : url.substring(start);
    int query = rest.indexOf('?');
    String path = query < 0 ? rest : rest.substring(0, query);
    String plain = ESCAPE.matcher(path).replaceAll("");
    String flaws =
        named("uppercase", plain.chars().anyMatch(Character::isUpperCase))
            + named("underscore", path.contains("_"))
            + named("space", path.contains("%20") || path.contains("+"))
            + named("non-ascii", NON_ASCII.matcher(url).find())
            + named("long", url.length() > LONG)
            + named("parameters", query >= 0 && parameters(rest.substring(query + 1)))
            + named("double-slash", path.contains("//"))
            + named("session", SESSION.matcher(rest).find())
            + named("repeated", repeats(path));
    return flaws.isEmpty() ? "" : "," + flaws;
  }

  private static String named(String name, boolean holds) {
    return holds ? name + "," : "";
  }

  private static boolean parameters(String query) {
    return Stream.of(query.split("&", -1)).filter(each -> !each.isEmpty()).count()
        > MANY_PARAMETERS;
  }

  private static boolean repeats(String path) {
    Map<String, Integer> times = new HashMap<>();
    return Stream.of(path.split("/", -1))
        .filter(segment -> !segment.isEmpty())
        .anyMatch(segment -> times.merge(segment, 1, Integer::sum) >= OFTEN);
  }
}
