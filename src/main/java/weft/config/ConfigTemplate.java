package weft.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The configuration file that {@code weft config init} prints: every key, explained, at its
 * default.
 */
public final class ConfigTemplate {
  private ConfigTemplate() {}

  /** The whole file; every setting is commented out, so that it changes nothing as it is. */
  public static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Topic topic : Topic.values()) {
      List<Key<?>> keys = Settings.inFiles().stream().filter(k -> k.topic() == topic).toList();
      text.append("\n# --- ").append(topic.title()).append(" ---\n");
      keys.forEach(key -> text.append('\n').append(entry(key)));
    }
    return text.append(TABLES).toString();
  }

  private static <T> String entry(Key<T> key) {
    List<String> notes = new ArrayList<>(List.of(key.description()));
    if (key.type() instanceof ChoiceType<?>) {
      notes.add("one of " + key.type().label().replace("|", ", "));
    }
    return "# " + String.join("; ", notes) + ".\n# " + key.name() + " = " + example(key) + "\n";
  }

  private static <T> String example(Key<T> key) {
    if (key.fallback() == null) {
      return switch (key.name()) {
        case "input" -> "[\"seeds.txt\"]";
        case "output" -> "\"site.db\"";
        case "sitemap" -> "[\"https://example.org/sitemap.xml\"]";
        case "depth" -> "3";
        case "include" -> "['/docs/']";
        case "exclude" -> "['/logout', '[?&]sort=']";
        case "type" -> "[\"text/html,application/xhtml+xml\"]";
        case "warc" -> "\"archive\"";
        case "events" -> "\"events.jsonl\"";
        case "metrics" -> "\"9464\"";
        case "priority" -> "['/news/=5', '/archive/=-1']";
        case "skip-ext" -> "[\"zip,iso\", \"mp4\"]";
        case "strip-query" -> "[\"sessionid\", \"shop.example.org:sort\"]";
        case "host-alias" -> "[\"www.example.org=example.org\"]";
        case "budget" -> "[\"https://example.org/tag/*=50\"]";
        case "max-pages" -> "10000";
        case "max-time" -> "\"2h\"";
        case "max-bytes" -> "\"5G\"";
        case "max-per-host" -> "1000";
        case "user-agent" -> "\"ExampleBot/1.0 (+https://example.org/bot)\"";
        case "contact" -> "\"crawler@example.org\"";
        case "header" -> "[\"Accept-Language: en\", \"Authorization: Bearer @env:TOKEN\"]";
        case "dns-server" -> "\"192.0.2.53\"";
        case "rate" -> "\"5/s\"";
        case "limit-rate" -> "\"500K/s\"";
        case "hours" -> "\"22:00-06:00\"";
        case "auth" -> "[\"intranet.example.org=me:@env:PASSWORD\"]";
        case "cookies" -> "\"cookies.txt\"";
        case "save-cookies" -> "\"cookies.txt\"";
        case "proxy" -> "[\"http://proxy.example.org:3128\"]";
        case "bind" -> "\"192.0.2.8\"";
        case "resolve" -> "[\"example.org:443:192.0.2.7\"]";
        case "extract" -> "[\"price=css:.price\", \"sku=json:$.sku\"]";
        case "revisit" -> "\"7d\"";
        case "ca" -> "\"company-ca.pem\"";
        default -> throw new IllegalStateException("no example of " + key.name());
      };
    }
    return Effective.of(List.of()).find(key).map(key.type()::toml).orElseThrow();
  }

  private static final String TABLES =
      """

      # --- Tables: they come last ---

      # A form that is filled in once before the crawl begins; its hidden fields are taken along.
      # [login]
      #   url = "https://example.org/login"
      #   fields = { user = "me", password = "@env:PASSWORD" }
      #   check = 'Log out'
      #   check-url = "https://example.org/account"

      # Columns of your own, as in the list above; of two for one name the later counts.
      # [extract]
      #   price = "css:.price"
      #   image = "css:img.main@src"
      #   links = "xpath:count(//a)"
      #   sku = "json:$.sku"
      #   tracker = 're:UA-(\\d+)'

      # What holds for some hosts alone; of the tables that match a host, the last with a key counts.
      # * stands for any characters; a port may follow the name.
      # [hosts."*.example.org"]
      #   delay = "10s"
      #   concurrency = 1
      #   crawl-delay-cap = "5m"
      #   robots = "obey"
      #   user-agent = "ExampleBot/1.0 (+https://example.org/bot)"
      #   headers = { Authorization = "Bearer @env:TOKEN" }
      #   auth = "me:@env:PASSWORD"
      #   proxy = "direct"
      #   include = ['/docs/']
      #   exclude = ['/logout']
      """;

  private static final String HEAD =
      """
      # Weft configuration. Keys are the long flags without their dashes.
      # Defaults < files in order < environment (WEFT_MAX_PAGES=100) < flags; what can be given
      # several times adds up in that order. 'weft config render' prints every value and its origin.
      # Durations: 500ms, 2s, 5m, 1h30m, 1d; a bare number means seconds.
      # Sizes: bytes, or with K, M, G, T (powers of 1024).
      # Patterns are regular expressions found anywhere in the URL; the last match wins.
      """;
}
