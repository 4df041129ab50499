package weft.parse;

import static weft.fuzz.Target.hold;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import weft.fuzz.Grammar;
import weft.fuzz.Seeds;
import weft.fuzz.Target;
import weft.fuzz.Tokens;
import weft.model.Page;
import weft.model.Sitemap;
import weft.url.Canonicalizer;

/** What reads sitemaps: XML, texts, RSS and Atom, zipped or not. */
public final class SitemapTargets {
  private static final List<String> TOKENS =
      Tokens.of(
          """
          <?xml␣version="1.0"␣encoding="UTF-8"?> encoding="utf-16" encoding="x" <urlset␣xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
          <urlset> </urlset> <sitemapindex> </sitemapindex> <sitemap> </sitemap> <url> </url> <loc> </loc>
          <loc>http://site.test/a</loc> <lastmod> </lastmod> 2024-01-01 2024-13-41T25:00Z 2024-01-01T00:00:00+99:99
          20240101 <changefreq>daily</changefreq> <priority> 0.5 1e9 NaN -1 </priority>
          <xhtml:link␣rel="alternate"␣hreflang="de"␣href="/de"/> <image:image> <image:loc> </image:loc>
          <![CDATA[ ]]> <!-- --> <!DOCTYPE␣x␣[<!ENTITY␣a␣"b">]> &a; &amp; &lt; &#x41; &#99999999; & < > " '
          = / ␣ ␤ ␍ http://site.test/ https://site.test/b?c=d&amp;e=f mailto:x <rss␣version="2.0"> <channel>
          <item> <link> </link> </item> <feed␣xmlns="http://www.w3.org/2005/Atom"> <entry> <link␣href="/x"/>
          <id> <guid> <pubDate> Mon,␣01␣Jan␣2024␣00:00:00␣GMT <updated> <html> <body> <!doctype␣html>
          <video:video> <news:news> xmlns: : \u00ef\u00bb\u00bf \u00ff\u00fe \u001f\u008b \u00e9
          """);
  private static final Canonicalizer CANONICALIZER = new Canonicalizer();
  private static final SitemapParser PARSER =
      new SitemapParser(CANONICALIZER::canonicalize, ParseSettings.of("weft"));
  private static final List<String> TYPES =
      List.of("application/xml", "text/plain; charset=utf-16", "x");

  private static final int DAY = "2024-01-01".length();

  private SitemapTargets() {}

  /** All of them. */
  public static List<Target> all() {
    List<String> seeds =
        Seeds.both(Seeds.utf8(Seeds.own("sitemaps.txt")), Seeds.files("sitemaps/crawler-commons"));
    Grammar grammar = Grammar.ofBytes(TOKENS, seeds);
    return List.of(
        Target.bytes("sitemap", 100, random -> packed(random, grammar), SitemapTargets::sitemap));
  }

  /** One in four zipped, and then perhaps with a few things wrong. */
  private static String packed(Random random, Grammar grammar) {
    String plain = grammar.make(random);
    if (random.nextInt(4) > 0) {
      return plain;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(Target.bytes(plain));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String zipped = bytes.toString(StandardCharsets.ISO_8859_1);
    return random.nextBoolean() ? zipped : grammar.mutated(zipped, random);
  }

  private static void sitemap(byte[] body) {
    for (String type : TYPES) {
      Page page =
          PARSER.parse(Parsing.PAGE, Parsing.exchange("Content-Type: " + type), Parsing.body(body));
      Sitemap found = Objects.requireNonNull(page.sitemap(), "no sitemap");
      String trouble = String.valueOf(found.trouble());
      hold(!trouble.startsWith("cannot be parsed"), "trouble: " + trouble);
      hold(!trouble.contains("\n"), "more than a line: " + trouble);
      hold(found.entries() <= SitemapEntries.MOST, "entries: " + found.entries());
      for (Sitemap.Listing listing : found.listings().values()) {
        Double priority = listing.priority();
        hold(priority == null || (priority >= 0 && priority <= 1), "priority: " + priority);
        boolean day = listing.lastmod() != null && listing.lastmod().length() >= DAY;
        hold(!day || listing.changedBy() != null, "lastmod: " + listing);
      }
    }
  }
}
