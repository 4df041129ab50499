package weft.config;

import static weft.fuzz.Target.hold;
import static weft.fuzz.Target.same;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weft.fuzz.Grammar;
import weft.fuzz.Scratch;
import weft.fuzz.Seeds;
import weft.fuzz.Target;
import weft.fuzz.Tokens;
import weft.url.HostKey;

/** What reads configuration: TOML, values of settings, netrc files. */
public final class ConfigTargets {
  private static final List<String> VALUES =
      Tokens.of(
          """
          = " ''' \"\"\" [ ] { } , . # ␤ ␣ true false none 0 1 -1 1_000 0x1f 1e9 1.5 inf nan 99999999999999999999
          2024-01-01T00:00:00Z 500ms 2s 1h30m 1.5h 9999d 10M 1.5G 9T 22:00-06:00 25:00-1:00 0:00-0:00
          "a" 'b' \\u0041 \\ud800 \\ http://u:p@h:8080 socks5://h:1080 direct https://example.org/ h=b a=*
          *.example.org example.org:443:127.0.0.1 [::1]:53 127.0.0.1:53 x:y:z 10.0.0.0/8 ::/0 /33 .*( (a [a-
          (?i)\\.pdf$ X-A:␣b Authorization:␣@env:T Cookie:␣a @file:x @hidden text/html,!image/* 4xx,500,-404
          price=css:.p@href t=xpath://h1[ s=json:$..[?(@.a r=re:(\\d+) =css: json:$ css:a>>b jsonpath xpath:(
          bücher ß xn-- é 😀 + - * ? : ; / | ~ @ % now later all 3: 10=/a 1:^x weekly 30d.. domain prefix
          """);
  private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/nowhere", "T", "secret");

  /** Half of what an argument can be on Linux. */
  private static final int LONGEST = 64 << 10;

  private ConfigTargets() {}

  /** All of them. */
  public static List<Target> all() {
    List<String> keys = Stream.concat(keys().stream().map(Key::name), tables()).toList();
    List<String> tokens = new ArrayList<>(VALUES);
    keys.forEach(key -> tokens.add(key + " = "));
    keys.forEach(key -> tokens.add("\n" + key + " = "));
    Grammar toml = Grammar.ofTexts(tokens, Seeds.own("config.txt"));
    Grammar values = Grammar.ofTexts(VALUES, Seeds.own("values.txt"));
    Grammar netrc =
        Grammar.ofBytes(
            Tokens.of(
                "machine default login password account macdef example.org u p \" \\ \\\" # ␤ ␣ ␤␤"
                    + " é ␍"),
            Seeds.own("netrc.txt"));
    return List.of(
        Target.text("toml", 50, toml, ConfigTargets::toml),
        Target.text("value", 10, random -> value(random, values), ConfigTargets::setting),
        Target.text("host-pattern", 20, values, ConfigTargets::hostPattern),
        Target.bytes("netrc", 50, netrc, ConfigTargets::netrc));
  }

  private static List<Key<?>> keys() {
    return Settings.all();
  }

  private static Stream<String> tables() {
    return Stream.of("[hosts.\"*\"]\ndelay", "[login]\nurl", "[extract]\nprice", "pattern-order");
  }

  /** A document that is taken makes every room's settings, and is stored and read again alike. */
  private static void toml(String text) {
    Effective effective;
    try {
      effective = Effective.parseStored(text);
      Contradictions.refuse(effective);
    } catch (ConfigException refused) {
      line(refused.getMessage());
      return;
    }
    stored(effective);
    rooms(effective);
  }

  private static void stored(Effective effective) {
    String once = effective.renderStored();
    String twice = Effective.parseStored(once).renderStored();
    same(withoutOrigins(once), withoutOrigins(twice), "stored configuration");
    hold(!effective.renderToml().isEmpty(), "nothing for people");
  }

  private static String withoutOrigins(String toml) {
    return toml.lines()
        .filter(line -> !line.startsWith("# "))
        .map(line -> line.contains(" # ") ? line.substring(0, line.lastIndexOf(" # ")) : line)
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  private static void rooms(Effective effective) {
    try {
      hold(new RoomSettings(effective).crawl("1", ENVIRONMENT) != null, "no settings");
    } catch (ConfigException refused) {
      line(refused.getMessage());
    }
  }

  private static void line(String message) {
    hold(!message.isBlank(), "no message");
  }

  private static String value(Random random, Grammar grammar) {
    List<Key<?>> keys = keys();
    String value = grammar.make(random);
    String kept = value.substring(0, Math.min(value.length(), LONGEST));
    return keys.get(random.nextInt(keys.size())).name() + "\t" + kept;
  }

  /** A setting and a text on the command line. */
  private static void setting(String both) {
    int tab = both.indexOf('\t');
    Key<?> key = tab < 1 ? null : key(both.substring(0, tab));
    if (key == null) {
      return;
    }
    try {
      Given given = key.read(both.substring(tab + 1), "--x", "--x");
      Effective effective = Effective.of(List.of(given));
      Contradictions.refuse(effective);
      if (given.value() != null) {
        readBack(key, given.value());
      }
      if (!key.flagOnly()) {
        stored(effective);
        rooms(effective);
      }
    } catch (ConfigException refused) {
      line(refused.getMessage());
    }
  }

  private static @org.jspecify.annotations.Nullable Key<?> key(String name) {
    return keys().stream().filter(key -> key.name().equals(name)).findFirst().orElse(null);
  }

  private static <T> void readBack(Key<T> key, Object value) {
    String text = key.type().text(key.type().narrow(value));
    if (text.contains(Secrets.HIDDEN)) {
      return;
    }
    try {
      same(text, key.type().text(key.type().parse(text)), key.name() + ", written and read");
    } catch (BadValueException e) {
      throw new AssertionError(key.name() + " does not read back: " + text, e);
    }
  }

  private static void hostPattern(String text) {
    try {
      HostPattern pattern = HostPattern.parse(text);
      boolean matches = pattern.matches(new HostKey("a".repeat(60) + ".example.org", 80));
      hold(matches || !pattern.text().equals("*"), "a star");
    } catch (BadValueException refused) {
      line(String.valueOf(refused.getMessage()));
    }
  }

  private static void netrc(byte[] bytes) throws IOException {
    Path file = Files.write(Scratch.file("netrc"), bytes);
    try {
      for (Netrc.Entry entry : Netrc.read(file)) {
        hold(!entry.login().user().isEmpty(), "no user");
      }
    } catch (ConfigException refused) {
      line(refused.getMessage());
    }
  }
}
