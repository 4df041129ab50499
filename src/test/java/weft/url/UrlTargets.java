package weft.url;

import static weft.fuzz.Target.hold;
import static weft.fuzz.Target.same;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.fuzz.Grammar;
import weft.fuzz.Seeds;
import weft.fuzz.Target;
import weft.fuzz.Tokens;

/** What reads URLs, and what they are turned into. */
public final class UrlTargets {
  private static final List<String> TOKENS =
      Seeds.both(
          Tokens.of(
              """
              http: https: HTTP:// https:// // / \\ \\\\ : @ ? # & = ; . .. ./ ../ %2e %2E%2e %2F % %4
              %00 %ff %C3%A4 %EF%BC%8E [ ] [::1] [::ffff:1.2.3.4] [1:2:3:4:5:6:7:8] 127.1 0x7f.1 0177.0.0.1
              2130706433 256 1.2.3.4 999999999999 xn-- xn--bcher-kva xn--a.xn--b bücher ß İ 。 ．
              \u00AD \u200D \u200C 😀 \uD800 example.org www. localhost user:pw@ : :80 :443 :65535 :65536 :0
              :00080 mailto: data: javascript: file: C| blob: ws: about:blank ^ ` { | } ~ ' " < > ␣ ␤ ␍
              + * ! $ ( ) , - _ a Z 0 9 utm_source=x utm_ gclid= fbclid &amp; &&
              co.uk github.io s3.amazonaws.com kawasaki.jp city.kawasaki.jp
              """),
          List.of("\t", "\f", "\0", "\u007f", "\u0080", "a.".repeat(130), "a".repeat(64)));
  private static final List<@Nullable Url> BASES =
      Arrays.asList(
          null,
          Url.ofCanonical("http://example.org/"),
          Url.ofCanonical("https://example.org:8443/a/b/c.html?q=1"),
          Url.ofCanonical("http://[::1]/a"),
          Url.ofCanonical("http://example.org/a:b/c?d/e"));
  private static final Rewrites REWRITES =
      new Rewrites(
          Rewrites.TRACKING,
          Map.of("www.example.org", "example.org", "example.com", "xn--bcher-kva.example"));
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");
  private static final Canonicalizer CANONICALIZER = new Canonicalizer();
  private static final Domains DOMAINS = new Domains();
  private static final int MOST_HOST = 253;

  private UrlTargets() {}

  /** All of them. */
  public static List<Target> all() {
    List<String> seeds =
        Seeds.both(
            Seeds.vectors("urls.txt", "url-resolve.jsonl", "input"),
            Seeds.both(
                Seeds.vectors("urls.txt", "url-canon-iipc.jsonl", "input"),
                Seeds.vectors("urls.txt", "url-normalize-cc.jsonl", "input")));
    List<String> hosts = Seeds.vectors("hosts.txt", "ipv4-spellings.jsonl", "input");
    Grammar urls = Grammar.ofTexts(TOKENS, seeds);
    Grammar ofHosts = Grammar.ofTexts(TOKENS, hosts);
    return List.of(
        Target.text("url", 1, urls, UrlTargets::url),
        Target.text("host", 10, r -> "http://" + ofHosts.make(r), UrlTargets::url),
        Target.text("domain", 10, ofHosts, UrlTargets::domain),
        Target.text("glob", 20, UrlTargets::globAndText, UrlTargets::glob));
  }

  private static void url(String raw) {
    Url base = BASES.get(Math.floorMod(raw.hashCode(), BASES.size()));
    CanonicalResult result = CANONICALIZER.canonicalize(raw, base);
    String plain = PlainText.canonical(raw, base);
    if (plain != null) {
      ParsedUrl at = base == null ? null : ParsedUrl.of(base);
      hold(UrlParser.parse(raw, at) instanceof ParsedUrl p && p.text().equals(plain), "short way");
    }
    switch (result) {
      case CanonicalResult.Accepted accepted -> accepted(accepted.url());
      case CanonicalResult.TooLong(int length) ->
          hold(length > Canonicalizer.MAX_LENGTH, "too long: " + length);
      case CanonicalResult.Foreign(String scheme) -> hold(!scheme.isEmpty(), "no scheme");
      case CanonicalResult.Malformed(String why) -> hold(!why.isEmpty(), "no reason");
    }
  }

  /** What holds of every canonical URL. */
  private static void accepted(Url url) {
    String text = url.text();
    hold(PRINTABLE.matcher(text).matches(), "not printable: " + text);
    hold(text.length() <= Canonicalizer.MAX_LENGTH, "long");
    hold(text.indexOf('#') < 0, "fragment: " + text);
    canonical(url, "again");
    same(text, url.origin() + url.pathAndQuery(), "parts");
    same(url.pathAndQuery(), url.path() + url.query().map("?"::concat).orElse(""), "path, query");
    HostKey key = url.hostKey();
    hold(!key.name().isEmpty() && key.name().equals(url.host()), "host: " + text);
    hold(Surt.of(url).endsWith(')' + url.pathAndQuery()), "SURT: " + text);
    hold(Surt.key(url).endsWith(')' + url.pathAndQuery()), "SURT: " + text);
    registered(url.host());
    Url rewritten = REWRITES.apply(url);
    canonical(rewritten, "rewritten");
    same(rewritten, REWRITES.apply(rewritten), "rewritten twice");
  }

  private static void canonical(Url url, String what) {
    for (Url base : BASES) {
      CanonicalResult again = CANONICALIZER.canonicalize(url.text(), base);
      same(new CanonicalResult.Accepted(url, null), again, what);
    }
  }

  private static void registered(String host) {
    String domain = DOMAINS.registeredDomain(host);
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    hold(name.equals(domain) || name.endsWith("." + domain), host + " is not of " + domain);
    if (!host.startsWith(".") && !host.contains("..")) {
      same(domain, DOMAINS.registeredDomain(domain), "registered twice");
    }
    DOMAINS
        .publicSuffix(host)
        .ifPresent(suffix -> hold(domain.endsWith(suffix), domain + " is not of " + suffix));
  }

  private static void domain(String name) {
    String any = name.length() > MOST_HOST ? name.substring(0, MOST_HOST) : name;
    int most = any.toLowerCase(Locale.ROOT).length();
    hold(DOMAINS.registeredDomain(any).length() <= most, "longer than its host");
    hold(DOMAINS.publicSuffix(any).orElse("").length() <= most, "longer than its host");
  }

  private static String globAndText(Random random) {
    List<String> tokens = List.of("*", "*", "?", "a", "b", "ab", ".", "\\E", "\n", "é", "😀");
    StringBuilder text = new StringBuilder();
    int times = random.nextInt(50) == 0 ? 4000 : 1;
    for (int part = 0; part < 2; part++) {
      for (int n = random.nextInt(20); n >= 0; n--) {
        String token = tokens.get(random.nextInt(tokens.size()));
        text.append(token.repeat(part == 0 || random.nextInt(10) > 0 ? 1 : times));
      }
      text.append(part == 0 ? "\t" : "");
    }
    return text.toString();
  }

  /** A pattern and a text, which a table of all places in both says to fit or not. */
  private static void glob(String both) {
    int tab = both.indexOf('\t');
    if (tab < 0) {
      return;
    }
    String pattern = both.substring(0, tab);
    String text = both.substring(tab + 1);
    Predicate<String> glob = Glob.of(pattern)::matches;
    same(fits(pattern, text), glob.test(text), "glob");
  }

  private static boolean fits(String pattern, String text) {
    int[] signs = pattern.codePoints().toArray();
    int[] points = text.codePoints().toArray();
    boolean[] here = new boolean[points.length + 1];
    here[0] = true;
    for (int sign : signs) {
      boolean[] next = new boolean[points.length + 1];
      for (int i = 0; i <= points.length; i++) {
        next[i] =
            sign == '*'
                ? here[i] || (i > 0 && next[i - 1])
                : i > 0 && here[i - 1] && (sign == '?' || sign == points[i - 1]);
      }
      here = next;
    }
    return here[points.length];
  }
}
