package weft.parse;

import static weft.fuzz.Target.hold;
import static weft.fuzz.Target.same;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weft.fuzz.Grammar;
import weft.fuzz.Seeds;
import weft.fuzz.Target;
import weft.fuzz.Tokens;
import weft.model.Page;
import weft.model.StructuredItem;
import weft.url.Canonicalizer;

/** What reads one header field, attribute, script or style sheet. */
public final class FieldTargets {
  private static final List<String> HEADER_TOKENS =
      Tokens.of(
          """
          text/html application/xhtml+xml text/xml ; , = " ' < > \\ \\" ␣ : / * charset= charset=utf-8
          Charset="koi8-r" charset=utf-16 boundary= <http://a/> <b>;␣rel=next rel="canonical␣next"
          rel= rel*=UTF-8''x anchor="#x" hreflang=de media=print type=text/css title= rev=made 0;url=x
          5 .5 ; URL='a' url=" noindex nofollow weft:␣noindex googlebot:␣none unavailable_after:
          max-snippet:-1 all 25␣Jun␣2010␣15:00:00␣PST
          """);
  private static final List<String> SRCSET_TOKENS =
      Tokens.of(
          "a.png b.jpg?x=1,2 , ,, ␣ ␤ 1x 2.5x 100w 50h 1e3x -1x NaNx ( ) (a,b)"
              + " data:image/png;base64, http://a/b \\ \" ' w x h 9999999999w");
  private static final List<String> CSS_TOKENS =
      Tokens.of(
          """
          url( url(" url(' ) " ' @import @import␣"a.css"; @IMPORT @namespace @media { } ; : , /* */ // \\
          \\0 \\41 \\000041␣ \\fffffff \\d800 \\␤ \\( \\) image-set( -webkit-image-set( image-set("a"␣1x)
          src: background: u\\72l( URL( a.png b#c ␣ ␤ ␍ <!-- --> ! ( [ ] é 😀 @ # . - -- _ a 9
          """);
  private static final List<String> JSON_TOKENS =
      Tokens.of(
          """
          { } [ ] : , " \\" \\u0041 \\ud800 \\u00 \\n \\x "@context" "@type" "@graph" "@id" "name"
          "https://schema.org" "Product" null true false NaN Infinity 0 -0 1 1e5 1e999 -1.5 01 .5 1.
          99999999999999999999 /* */ // ' 'a' <!-- --> <![CDATA[ ]]> ␣ ␤ {"@type":"A"} [[[[ ]]]] {"a":
          {"@graph":[ é 😀
          """);
  private static final LinkResolver RESOLVER = new Canonicalizer()::canonicalize;
  private static final Pages PAGES = new Pages(RESOLVER, ParseSettings.of("weft"));
  private static final int MOST_COMPARED = 5_000;

  private FieldTargets() {}

  /** All of them. */
  public static List<Target> all() {
    List<String> headers =
        Seeds.both(
            Seeds.vectors("headers.txt", "content-type-charset.jsonl", "input"),
            Seeds.vectors("headers.txt", "meta-refresh.jsonl", "input"));
    return List.of(
        Target.text("headers", 10, Grammar.ofTexts(HEADER_TOKENS, headers), FieldTargets::fields),
        Target.text(
            "srcset",
            10,
            Grammar.ofTexts(SRCSET_TOKENS, Seeds.vectors("srcset.txt", "srcset.jsonl", "input")),
            FieldTargets::srcset),
        Target.text(
            "css", 10, Grammar.ofTexts(CSS_TOKENS, Seeds.own("css.txt")), FieldTargets::css),
        Target.text(
            "json-ld", 20, Grammar.ofTexts(JSON_TOKENS, Seeds.own("json.txt")), FieldTargets::json),
        Target.bytes("charset", 20, charset(), FieldTargets::charset));
  }

  private static void fields(String value) {
    MediaType type = MediaType.of(value);
    same(type.essence(), type.essence().toLowerCase(Locale.ROOT), "essence in lower case");
    for (LinkHeader.Value link : LinkHeader.values(value)) {
      hold(value.contains(link.href()), "href from elsewhere");
    }
    Refresh.of(value).ifPresent(refresh -> hold(value.contains(refresh.url()), "refresh"));
    hold(MetaPrescan.charsetIn(value) != null, "charset");
    Page page =
        PAGES.parse(
            Parsing.PAGE,
            Parsing.exchange(
                "Content-Type:" + value,
                "Link:" + value,
                "Refresh:" + value,
                "X-Robots-Tag:" + value,
                "Content-Location:" + value,
                "Content-Language:" + value),
            Parsing.body(new byte[0]));
    hold(page.trouble() == null, "trouble: " + page.trouble());
  }

  private static void srcset(String value) {
    for (String url : Srcset.urls(value)) {
      hold(!url.isEmpty() && value.contains(url), "candidate");
      hold(url.chars().noneMatch(Ascii::isSpace), "white space in a candidate");
      hold(!url.startsWith(",") && !url.endsWith(","), "comma around a candidate");
    }
  }

  private static void css(String text) {
    int[] found = {0};
    long[] length = {0};
    CssScanner.scan(
        text,
        (reference, _) -> {
          found[0]++;
          length[0] += reference.length();
        });
    hold(found[0] <= text.length() / 2 && length[0] <= text.length(), "more than there is");
    hold(StyleText.facts(text).links().size() <= found[0], "more links than URLs");
  }

  private static void json(String script) throws Json.BrokenException {
    List<Object> documents = new ArrayList<>();
    for (StructuredItem item : JsonLd.items(script, documents)) {
      hold(item.json() == null || Json.read(item.json()) != null, "an item is no JSON");
    }
    for (Object document : documents) {
      String once = Json.write(document);
      same(once, Json.write(Json.read(once)), "JSON twice");
    }
  }

  private static Target.Source charset() {
    List<String> seeds = Seeds.both(Seeds.utf8(Seeds.own("pages.txt")), Seeds.files("encoding"));
    Grammar bytes =
        Grammar.ofBytes(
            Tokens.of(
                """
                <meta <meta␣charset= <meta␣http-equiv=content-type␣content="text/html;␣charset= utf-8
                UTF-16LE koi8-r shift_jis iso-2022-jp gb18030 big5 euc-kr x-user-defined replacement
                windows-1252 "> '> / > < <!-- --> <?xml␣version="1.0"␣encoding=" "?> = ␣ <a </a
                \u00ef\u00bb\u00bf \u00fe\u00ff \u00ff\u00fe \u001b$B \u001b(B \u00e3\u0081\u0082
                \u0082\u00a0 \u00a4\u00a2 \u0081 \u00e4 \u00c3 charset
                """),
            seeds);
    return bytes;
  }

  private static void charset(byte[] body) {
    MediaType none = MediaType.of("text/html");
    Decoded decoded = Decoded.of(body, none);
    hold(decoded.text().length() <= 2L * body.length + 1, "more text than bytes");
    for (String label : List.of("utf-8", "shift_jis", "iso-2022-jp", "gb18030", "x-user-defined")) {
      Decoded named = Decoded.of(body, MediaType.of("text/html; charset=" + label));
      hold(named.text().length() <= 2L * body.length + 1, "more text than bytes");
    }
    String text = decoded.text();
    if (body.length < MOST_COMPARED && !text.startsWith("\ufeff")) {
      byte[] again = text.getBytes(StandardCharsets.UTF_8);
      MediaType utf8 = MediaType.of("text/html; charset=utf-8");
      same(text, Decoded.of(again, utf8).text(), "decoded, and once more from UTF-8");
    }
  }
}
