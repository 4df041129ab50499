package weft.robots;

import static weft.fuzz.Target.hold;
import static weft.fuzz.Target.same;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import weft.Vectors;
import weft.fuzz.Grammar;
import weft.fuzz.Seeds;
import weft.fuzz.Target;
import weft.fuzz.Tokens;

/** What reads robots.txt. */
public final class RobotsTargets {
  private static final List<String> TOKENS =
      Tokens.of(
          """
          User-agent: user-agent:␣* User-Agent:␣Weft␤ useragent Weft weft/1.0 Googlebot * Allow:
          Disallow: Disallow:␣/␤ allow disalow␣/ Disallow␣/x Crawl-delay: crawl-delay:␣10␤ 1e309 -5
          0.5 999999999999 NaN Sitemap: sitemap:␣http://example.org/s.xml␤ Host: # ␤ ␍ ␍␤ ␣ : / /a
          /a/b?c=d /*.php$ $ ** *$ %2f %2F %7E %zz %E3%83%84 < > <p> </p> <br> &nbsp; / index.html
          a* *a ab Noindex: Clean-param: Request-rate: Visit-time: \u00ef\u00bb\u00bf \u00ff\u00fe
          """);
  private static final List<String> PATHS =
      List.of("/", "/robots.txt", "/a/b/c?d=e&f", "/%E3%83%84/*$", "/x.php", "/" + "a".repeat(300));
  private static final List<String> AGENTS = List.of("Weft", "weft/2", "*", "", "Googlebot");
  private static final List<String> PATTERN_TOKENS =
      Tokens.of("* * * $ / a b ab aa / %41 %2F %2f %zz ? ã %C3%A3 .php /a/ **");

  private RobotsTargets() {}

  /** All of them. */
  public static List<Target> all() {
    Grammar grammar = Grammar.ofBytes(TOKENS, seeds());
    return List.of(
        Target.bytes("robots", 100, grammar, RobotsTargets::file),
        Target.text("robots-path", 10, RobotsTargets::patternAndPath, RobotsTargets::pattern));
  }

  private static List<String> seeds() {
    List<String> some =
        Seeds.both(
            Seeds.utf8(Seeds.vectors("robots.txt", "robots.jsonl", "robots_txt")),
            Seeds.files("robots/crawler-commons-files"));
    if (!Vectors.available()) {
      return some;
    }
    try {
      Map<String, byte[]> real =
          Conformance.tarZst(Conformance.file("robots/real-corpus/robots-4231.tar.zst"));
      Stream<String> all = real.values().stream().map(Target::input);
      return Stream.concat(some.stream(), all).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void file(byte[] file) {
    String text = RobotsText.decode(file);
    RobotsRules rules = RobotsRules.parse(file);
    same(rules.sitemaps(), RobotsRules.parse(text).sitemaps(), "sitemaps, kept as a text");
    List<String> lines = text.lines().toList();
    for (String agent : AGENTS) {
      AgentRules direct = rules.forAgent(agent);
      hold(direct.match("/robots.txt").allowed(), "robots.txt itself is denied");
      AgentRules kept = RobotsRules.parse(text).forAgent(agent);
      for (String path : PATHS) {
        RobotsRules.Match match = direct.match(path);
        same(match, kept.match(path), "the match, kept as a text");
        hold(match.line() > 0 || match.allowed(), "denied by no line");
        hold(
            match.line() == 0
                || lines.get(match.line() - 1).contains(match.text().replace("…", "")),
            "the line");
      }
      hold(direct.crawlDelay() == null || !direct.crawlDelay().isNegative(), "negative delay");
    }
  }

  private static String patternAndPath(Random random) {
    Grammar grammar = Grammar.ofTexts(PATTERN_TOKENS, List.of("/a*b*c$", "/*?*=", "/a/b"));
    return "/" + grammar.make(random) + "\t/" + grammar.make(random);
  }

  /** A rule and a path, compared sign by sign in a table of all places in both. */
  private static void pattern(String both) {
    int tab = both.indexOf('\t');
    if (tab < 1) {
      return;
    }
    PathPattern pattern = PathPattern.of(both.substring(0, tab));
    String path = ComparablePath.of(both.substring(tab + 1));
    boolean found = pattern.matches(path);
    if ((long) pattern.octets() * path.length() < 100_000_000) {
      same(fits(pattern, path), found, "pattern");
    }
  }

  private static boolean fits(PathPattern pattern, String path) {
    boolean[] here = new boolean[path.length() + 1];
    here[0] = true;
    for (int piece = 0; piece < pattern.pieces().size(); piece++) {
      here = piece == 0 ? here : anywhereBehind(here);
      for (char c : pattern.pieces().get(piece).toCharArray()) {
        boolean[] next = new boolean[here.length];
        for (int i = 1; i < here.length; i++) {
          next[i] = here[i - 1] && path.charAt(i - 1) == c;
        }
        here = next;
      }
    }
    return pattern.atEnd() ? here[path.length()] : anywhereBehind(here)[path.length()];
  }

  private static boolean[] anywhereBehind(boolean[] here) {
    boolean[] behind = here.clone();
    for (int i = 1; i < behind.length; i++) {
      behind[i] |= behind[i - 1];
    }
    return behind;
  }
}
