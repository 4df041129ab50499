package weft.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.crawl.LoginSettings;
import weft.url.Userinfo;

/**
 * A login by form as it is configured: the table {@code [login]}. Secrets in it are references;
 * others are refused, so that it can be stored and shown as it is.
 *
 * @param url of the page with the form
 * @param fields what is filled in, references not looked up
 */
record LoginTable(
    String url, Map<String, String> fields, @Nullable Pattern check, @Nullable String checkUrl) {
  static final List<String> KEYS = List.of("url", "fields", "check", "check-url");
  private static final Pattern SECRET =
      Pattern.compile("pass|pwd|^pw$|secret|token|^pin$|^otp$|^code$");

  LoginTable {
    fields = new LinkedHashMap<>(fields);
  }

  /** What is wrong with it; null where nothing is. */
  @Nullable String objection() {
    if (url.isEmpty() || !url.matches("(?i)https?://.+")) {
      return "url must name the page with the form, such as \"https://example.org/login\"";
    }
    if (check == null && checkUrl == null) {
      return "check (a pattern in the answer) or check-url (a page for users alone) is wanted";
    }
    for (Map.Entry<String, String> field : fields.entrySet()) {
      boolean secret = SECRET.matcher(field.getKey().toLowerCase(Locale.ROOT)).find();
      if (secret && Secrets.literal(field.getValue())) {
        return "write the value of "
            + field.getKey()
            + " as @env:VAR or @file:PATH, so that it is not stored";
      }
    }
    return fields.values().stream().allMatch(Secrets::literal)
        ? "fields must hold the password as @env:VAR or @file:PATH, so that it is not stored"
        : null;
  }

  /** The login with its secrets looked up. */
  LoginSettings resolved(Map<String, String> environment) {
    Map<String, String> values = new LinkedHashMap<>();
    fields.forEach(
        (name, value) ->
            values.put(
                name,
                Secrets.resolved(value, "field " + name + " of [login]", "set", environment)));
    return new LoginSettings(url, values, check, checkUrl);
  }

  /** The table as it stands in a file. */
  String toml() {
    StringBuilder text = new StringBuilder("\n[login]\n");
    text.append("url = ").append(TomlText.quote(Userinfo.without(url))).append('\n');
    List<String> pairs =
        fields.entrySet().stream()
            .map(f -> TomlText.quote(f.getKey()) + " = " + TomlText.quote(f.getValue()))
            .toList();
    text.append("fields = { ").append(String.join(", ", pairs)).append(" }\n");
    if (check != null) {
      text.append("check = ").append(TomlText.quote(check.pattern())).append('\n');
    }
    if (checkUrl != null) {
      text.append("check-url = ").append(TomlText.quote(Userinfo.without(checkUrl))).append('\n');
    }
    return text.toString();
  }
}
