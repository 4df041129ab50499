package weft.parse;

import static weft.fuzz.Target.hold;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import weft.fuzz.Grammar;
import weft.fuzz.Seeds;
import weft.fuzz.Target;
import weft.fuzz.Tokens;
import weft.model.Outlink;
import weft.model.Page;
import weft.url.CanonicalResult;
import weft.url.Canonicalizer;

/** What reads whole pages, feeds and documents. */
public final class PageTargets {
  private static final List<String> TOKENS =
      Tokens.of(
          """
          < </ > /> = " ' & &amp; &#x41; &notit; ; <!-- --> <!doctype␣html> <![CDATA[ ]]> <? ␣ ␤ <a␣href=
          <a␣href="x"> </a> <base␣href= <base␣href="http://[" > <p> <div> <table> <tr> <td> <b> <svg> <math>
          <title> </title> <script> </script> <script␣type=application/ld+json> {"@type":"A"} <style>
          </style> <meta␣name=robots␣content=nofollow> <meta␣http-equiv=refresh␣content="0;url=
          <meta␣charset= koi8-r <link␣rel=canonical␣href= <link␣rel="alternate"␣hreflang=de␣href=x>
          <img␣srcset="a␣1x,␣b␣2x"␣src=c> <div␣itemscope␣itemtype=T> <i␣itemprop=a> itemref=a id=a
          <div␣vocab=V␣typeof=T␣property=p> <meta␣property=og:title␣content= <html␣lang=de> <body>
          <form␣action=f> <select> <option> <template> <noscript> <iframe␣src=i> <frameset> <plaintext>
          <textarea> style="background:url(s)" http://example.org/ //h/ ?q # javascript:x mailto:a
          <rss> <item> <link> <feed> <entry> <id> <h1> </h1> <nav> <main> <article> é ß 😀 words␣of␣it
          data-src=l <object␣data=o> <embed␣src=e> <area␣href=a> <video␣poster=v> <source␣srcset=s>
          """);
  private static final List<String> PDF_TOKENS =
      Tokens.of(
          """
          obj␤ endobj␤ << >> [ ] ( ) < > / /Type /Catalog /Pages /Page /Kids /Annots /A /S /URI /URI␣(x)
          /Parent /Count /Length /Filter /FlateDecode /ObjStm /XRef /W /Index /N /First /Prev /Root /Info
          /Title /Lang /Size /Encrypt /DecodeParms /Predictor␣12 /Columns /Colors /BitsPerComponent
          stream␤ ␤endstream␤ xref␤ trailer startxref␤ %%EOF %PDF-1.5␤ 0 1 2 3 9 -1 99999999 1␣0␣R 2␣0␣R
          3␣0␣R 9␣0␣R 1␣0␣obj 2␣0␣obj 65535 R n f ␤ ␣ \\( \\ <6d61> true null 0.5 4294967296 (\u00fe\u00ff
          """);
  private static final ParseSettings SETTINGS = ParseSettings.of("weft");
  private static final ParseSettings WITH_CONTENT =
      new ParseSettings(
          "weft",
          true,
          ExtractRules.parse("price=css:[itemprop=a]\nname=re:<(\\w+)\nkind=json:$..name"),
          true,
          100_000,
          1_000,
          Duration.ofSeconds(5));
  private static final Canonicalizer CANONICALIZER = new Canonicalizer();
  private static final Pages PLAIN = new Pages(CANONICALIZER::canonicalize, SETTINGS);
  private static final Pages CONTENT = new Pages(CANONICALIZER::canonicalize, WITH_CONTENT);
  private static final List<String> TYPES =
      List.of(
          "text/html",
          "text/html; charset=utf-8",
          "application/xhtml+xml",
          "application/rss+xml",
          "text/css",
          "text/plain",
          "application/json",
          "application/pdf",
          "x");
  private static final int SMALL = 100_000;

  private PageTargets() {}

  /** All of them. */
  public static List<Target> all() {
    Target.Source pages = texts();
    Grammar pdfs = Grammar.ofBytes(PDF_TOKENS, Seeds.own("pdfs.txt"));
    return List.of(
        Target.text("readers", 20, pages, PageTargets::readers),
        Target.bytes("html", 20, html(), PageTargets::html),
        Target.bytes("content", 100, html(), PageTargets::content),
        Target.bytes("types", 50, html(), PageTargets::types),
        Target.bytes("pdf", 50, pdfs, PageTargets::pdf));
  }

  /** Makes pages in UTF-8. */
  public static Target.Source html() {
    Target.Source pages = texts();
    return random -> Target.utf8(pages.make(random));
  }

  private static Target.Source texts() {
    List<String> seeds =
        Seeds.both(Seeds.vectors("pages.txt", "html-seeds.jsonl", "input"), allKinds());
    Grammar grammar = Grammar.ofTexts(TOKENS, seeds);
    return random -> page(random, grammar);
  }

  private static List<String> allKinds() {
    try (var in = PageTargets.class.getResourceAsStream("all-kinds.html")) {
      return in == null
          ? List.of()
          : List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String page(Random random, Grammar grammar) {
    return switch (random.nextInt(8)) {
      case 0 -> Mutations.made(random);
      case 1 -> Mutations.soup(random);
      case 2 -> Mutations.references(random);
      case 3 -> {
        List<String> seeds = grammar.seeds();
        yield Mutations.of(seeds.get(random.nextInt(seeds.size())), random);
      }
      default -> grammar.make(random);
    };
  }

  /** The streaming reader and jsoup find the same. */
  private static void readers(String page) {
    String difference = new BothReaders().difference(page);
    hold(difference == null, "readers differ: " + difference);
  }

  private static void html(byte[] body) {
    check(body, PLAIN.parse(Parsing.PAGE, exchange("text/html"), Parsing.body(body)));
  }

  private static void content(byte[] body) {
    Page page = CONTENT.parse(Parsing.PAGE, exchange("text/html"), Parsing.body(body));
    check(body, page);
    hold(page.content() != null, "no content");
  }

  private static void types(byte[] body) {
    for (String type : TYPES) {
      check(body, PLAIN.parse(Parsing.PAGE, exchange(type), Parsing.body(body)));
      if (body.length < SMALL) {
        check(body, CONTENT.parse(Parsing.PAGE, exchange(type), Parsing.body(body)));
      }
    }
  }

  private static weft.model.Exchange exchange(String type) {
    return Parsing.exchange("Content-Type: " + type);
  }

  /** What holds of every page: no exception is behind its trouble, and all is bounded. */
  private static void check(byte[] body, Page page) {
    String trouble = page.trouble();
    hold(trouble == null || !trouble.startsWith("cannot be parsed"), "trouble: " + trouble);
    boolean early = trouble != null && trouble.startsWith("parsing took");
    hold(!early || body.length > SMALL, "slow: " + trouble);
    hold(page.links().size() <= Math.min(100_000, body.length + 1), "links");
    hold(page.unusable().size() <= 1_000, "unusable links");
    hold(page.headings().size() <= 100, "headings");
    for (Outlink link : page.links()) {
      CanonicalResult again = CANONICALIZER.canonicalize(link.target().text(), null);
      hold(again.equals(new CanonicalResult.Accepted(link.target(), null)), "not canonical");
    }
  }

  private static void pdf(byte[] body) {
    Page page = PLAIN.parse(Parsing.PAGE, exchange("application/pdf"), Parsing.body(body));
    check(body, page);
    String trouble = page.trouble();
    hold(trouble == null || trouble.startsWith("PDF cannot be read: "), "trouble: " + trouble);
    hold(trouble == null || !trouble.contains("Exception"), "trouble for people: " + trouble);
  }
}
