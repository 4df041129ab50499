package weft.analysis;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the header fields of an answer lack, or say that they had better not. */
final class HeaderGaps {
  private static final Pattern VERSION = Pattern.compile("\\d\\.\\d|/\\d");

  private HeaderGaps() {}

  /** Their names, each between commas; empty where there are none. */
  static String of(String headers) {
    String policy = lower(headers, "content-security-policy");
    String gaps =
        named("hsts", !has(headers, "strict-transport-security"))
            + named("csp", policy.isEmpty())
            + named(
                "frame", !has(headers, "x-frame-options") && !policy.contains("frame-ancestors"))
            + named("nosniff", !lower(headers, "x-content-type-options").contains("nosniff"))
            + named("referrer", !has(headers, "referrer-policy"))
            + named("compression", !has(headers, "content-encoding"))
            + named("caching", !cacheable(headers))
            + named(
                "version",
                VERSION
                    .matcher(lower(headers, "server") + ' ' + lower(headers, "x-powered-by"))
                    .find())
            + named("cookie-secure", cookiesWithout(headers, "secure") != null)
            + named("cookie-httponly", cookiesWithout(headers, "httponly") != null)
            + named("cookie-samesite", cookiesWithout(headers, "samesite") != null);
    return gaps.isEmpty() ? "" : "," + gaps;
  }

  /** The names of cookies that are set without an attribute; null where there are none. */
  static @Nullable String cookiesWithout(String headers, String attribute) {
    String set = HeaderText.value(headers, "set-cookie");
    if (set == null) {
      return null;
    }
    Pattern having =
        Pattern.compile(";\\s*" + attribute + "\\s*(?:[;=].*)?$", Pattern.CASE_INSENSITIVE);
    String names =
        set.lines()
            .filter(cookie -> !having.matcher(cookie).find())
            .map(cookie -> cookie.replaceFirst("[=;].*", "").strip())
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? null : names;
  }

  private static boolean cacheable(String headers) {
    return has(headers, "cache-control")
        || has(headers, "expires")
        || has(headers, "etag")
        || has(headers, "last-modified");
  }

  private static boolean has(String headers, String name) {
    return HeaderText.value(headers, name) != null;
  }

  private static String lower(String headers, String name) {
    String value = HeaderText.value(headers, name);
    return value == null ? "" : value.toLowerCase(Locale.ROOT);
  }

  private static String named(String name, boolean holds) {
    return holds ? name + "," : "";
  }
}
