package weft.parse;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages with something wrong: what people, programs and broken lines do to markup. */
public final class Mutations {
  private static final Pattern TAG = Pattern.compile("<[^<>]{1,300}>");
  private static final List<String> PIECES =
      List.of(
          "<table>",
          "<table><tr><td>",
          "<tr>",
          "<td>",
          "</td>",
          "</tr>",
          "</table>",
          "<tbody>",
          "<caption>",
          "<colgroup>",
          "<col>",
          "<thead>",
          "<th>",
          "</tbody>",
          "</caption>",
          "<a href=x>",
          "<a href='/y' rel=nofollow>",
          "</a>",
          "<form action=/f>",
          "</form>",
          "<b>",
          "</b>",
          "<i>",
          "<em>",
          "</em>",
          "<font size=1>",
          "</font>",
          "<nobr>",
          "</nobr>",
          "<p>",
          "</p>",
          "<div>",
          "</div>",
          "<div role=navigation>",
          "<nav>",
          "</nav>",
          "<ul>",
          "<li>",
          "</li>",
          "</ul>",
          "<dl>",
          "<dd>",
          "<dt>",
          "</dl>",
          "<h1>",
          "</h2>",
          "<h3>",
          "<select>",
          "<option>",
          "</select>",
          "<optgroup label=x>",
          "<input type=hidden>",
          "<input TYPE=hidden>",
          "<button formaction=/b>",
          "</button>",
          "<textarea>",
          "</textarea>",
          "<title>",
          "</title>",
          "<script>",
          "</script>",
          "<script><!--",
          "<style>",
          "</style>",
          "<noscript>",
          "</noscript>",
          "<template>",
          "</template>",
          "<iframe src=i>",
          "</iframe>",
          "<svg>",
          "</svg>",
          "<svg><a xlink:href=z>",
          "<svg><title>t",
          "<svg><style>",
          "<math><mi>",
          "</math>",
          "<svg><foreignObject>",
          "<svg/>",
          "<svg><use href=u HREF=v />",
          "<desc>",
          "<math><annotation-xml>",
          "<object data=o>",
          "</object>",
          "<applet>",
          "<marquee>",
          "<!--",
          "-->",
          "<!-->",
          "<!--->",
          "--!>",
          "<!-- -- -->",
          "<![CDATA[x]]>",
          "<?php x ?>",
          "<!x>",
          "</ x>",
          "</>",
          "<",
          "<>",
          "&",
          "&amp",
          "&amp;",
          "&copy=1",
          "&#65",
          "&#x80;",
          "&notit;",
          "&#0;",
          "&nbsp;",
          "&#32;",
          "\0",
          "\uFFFF",
          "\u00A0",
          "\r",
          "\r\n",
          "\"",
          "'",
          "=",
          "/",
          "/>",
          ">",
          "<base href=/b/>",
          "<meta name=robots content=nofollow>",
          "<meta http-equiv=refresh content='0;url=r'>",
          "<link rel=canonical href=c>",
          "<html lang=de>",
          "<html>",
          "<body>",
          "<body background=b>",
          "</body>",
          "</html>",
          "<head>",
          "</head>",
          "<frameset>",
          "<frame src=f>",
          "<plaintext>",
          "<xmp>",
          "</xmp>",
          "<image src=im>",
          "<img src=a alt='b &lt; c'>",
          "<br>",
          "</br>",
          "<hr>",
          "<ruby>",
          "<rt>",
          "<rp>",
          "<rtc>",
          "<pre>\n",
          "</pre>",
          "<custom-tag a=b>",
          "</custom-tag>",
          "<A HREF=Q>",
          "<center>",
          "<address>",
          "<noframes>",
          "</noframes>",
          "<noembed>",
          "<keygen>",
          "<name>",
          "<p><b>x<p>y",
          "<a href=1><a href=2>",
          "<b><p></b></p>",
          "<table><a href=3>",
          "<div/>",
          "<main>",
          "</main>",
          "<article>",
          "<header>",
          "</header>",
          "<footer>",
          "<aside>",
          "<div id=app>",
          "<a href=\"x?a=1&b=2&amp;c=3&lt=4\">",
          "<a\nhref = x\ttitle>",
          "<é>",
          "<div style='background:url(s.png)'>",
          "<DIV STYLE=\"background:url('t.png')\">",
          "<img srcset='a 1x, b 2x' data-src=/late.png>",
          "<span hx-get=/h>",
          "<script>a</script>",
          "<style>a{background:url(b)}</style>",
          "<title>a</title>",
          "<textarea>a</textarea>",
          "<select><option>a<option>b</select>",
          "<iframe src=i></iframe>",
          "<dialog>",
          "</dialog>",
          "<search>",
          "</search>",
          "<command>",
          "<menuitem>",
          "<device>",
          "<main role=main>",
          "<noframes>a</noframes>",
          "<xmp>a</xmp>",
          "<select><optgroup><option>a</select>",
          "</dd>",
          "</dt>",
          "</rt>",
          "</ruby>",
          "<label>",
          "</label>",
          "<span>",
          "</span>",
          "</i>",
          "</div>",
          "<tfoot>",
          "</thead>",
          "</tfoot>",
          "</colgroup>",
          "</th>",
          "<input type=image src=in>",
          "<summary>",
          "<details>",
          "</details>",
          "<param>",
          "<source src=s>",
          "<track src=t>",
          "<picture>",
          "<fieldset>",
          "</fieldset>",
          "<blockquote cite=c>",
          "</blockquote>",
          "<s>",
          "</s>",
          "<code>",
          "</code>",
          "<small>",
          "<u>",
          "<tt>",
          "<h6>",
          "</h6>",
          "</h1>");

  private static final List<String> SIGNS =
      List.of(
          "<",
          "<",
          "<",
          "<a ",
          "<A href",
          "</",
          "</a",
          "<b",
          "</b>",
          ">",
          ">",
          ">",
          "/",
          "/>",
          "=",
          "=",
          "\"",
          "\"",
          "'",
          "'",
          " ",
          " ",
          "\n",
          "\t",
          "\f",
          "\r",
          "a",
          "href",
          "HREF",
          "src",
          "style",
          "x",
          "y",
          "<!",
          "<!--",
          "--",
          "-",
          "-->",
          "!",
          "!>",
          "?",
          "<?",
          "[CDATA[",
          "<![CDATA[",
          "]]>",
          "]",
          "<script",
          "</script",
          "<title",
          "</title>",
          "<svg",
          "</svg>",
          "<img src=i",
          "<br/",
          "<meta name=robots content=",
          "noindex",
          "&",
          "&amp;",
          ";",
          "`",
          "<!doctype",
          "<!DOCTYPE html>",
          "<p",
          "<td",
          "<textarea",
          "</textarea>",
          "<!-->",
          "<h2>");
  private static final List<String> REFERENCES =
      List.of(
          "&",
          "&amp",
          "&lt;",
          "&gt",
          "&quot;",
          "&nbsp;",
          "copy",
          "COPY",
          "not",
          "notit",
          "notin",
          "amp",
          "AMP",
          "frac12",
          "there4",
          "sup1",
          "b",
          "lang",
          "x",
          "xa9",
          "#",
          "#x",
          "#X",
          "65",
          "41",
          "128",
          "x80",
          "xD800",
          "xFFFF",
          "1114111",
          "1114112",
          "99999999999",
          "0",
          "13",
          "160",
          ";",
          ";",
          ";",
          "=",
          "-",
          "_",
          ".",
          "/",
          "?",
          "%",
          " ",
          "é",
          "\"",
          "'",
          "hellip",
          "thetasym",
          "CounterClockwiseContourIntegral",
          "nvlt",
          "fjlig",
          "bne",
          "ngE",
          "zz");
  private static final List<String> WORDS = List.of("a", " ", "\n", " b ", "c &amp; d", "e<f");

  private static final Pattern FINAL =
      Pattern.compile(
          "[\0\uFFFF]|&#0|</>|é|plaintext|template|frameset|annotation|svg><style|<xmp|<noembed"
              + "|<noframes|<iframe src=i>|<script>|<style>|<title>|<textarea>|<!--$|html lang"
              + "|body backg|<select>$");

  private Mutations() {}

  /** The page with a few things wrong. */
  public static String of(String page, Random random) {
    StringBuilder text = new StringBuilder(page);
    int times = 1 + random.nextInt(random.nextInt(10) == 0 ? 30 : 4);
    for (int i = 0; i < times && !text.isEmpty(); i++) {
      once(text, random);
    }
    return text.toString();
  }

  /** A page of nothing but what goes wrong. */
  public static String made(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "<!doctype html>" : "");
    int pieces = 1 + random.nextInt(24);
    for (int i = 0; i < pieces; i++) {
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      if (!FINAL.matcher(piece).find() || random.nextInt(200) == 0) {
        text.append(piece);
      }
      if (random.nextInt(3) == 0) {
        text.append(WORDS.get(random.nextInt(WORDS.size())));
      }
    }
    return text.toString();
  }

  /** A page of the signs that markup is made of, with hardly a tag among them. */
  public static String soup(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "<h1>t" : "<svg><title>");
    int pieces = 1 + random.nextInt(40);
    for (int i = 0; i < pieces; i++) {
      text.append(SIGNS.get(random.nextInt(SIGNS.size())));
    }
    return text.append(random.nextBoolean() ? "" : "\"'--></script></title>>").toString();
  }

  /** A page of character references, right and wrong, in an attribute and in a text. */
  public static String references(Random random) {
    String quote = List.of("\"", "'", "").get(random.nextInt(3));
    String text = references(random, 1 + random.nextInt(12));
    String value = references(random, 1 + random.nextInt(12)).replaceAll("[\"' ]", "");
    return "<title>" + text + "</title><a href=" + quote + value + quote + ">" + text + "</a>";
  }

  private static String references(Random random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(random.nextInt(3) == 0 ? "&" : "");
      text.append(REFERENCES.get(random.nextInt(REFERENCES.size())));
    }
    return text.toString();
  }

  private static void once(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      case 3 -> insertAtTag(text, at, PIECES.get(random.nextInt(PIECES.size())));
      case 4, 5 -> tag(text, at, random);
      case 6 -> text.deleteCharAt(at);
      case 7 -> text.setCharAt(at, (char) random.nextInt(random.nextInt(4) == 0 ? 0x250 : 0x7F));
      case 8 -> text.delete(at, Math.min(text.length(), at + random.nextInt(200)));
      default -> {
        if (random.nextInt(4) == 0) {
          text.setLength(at);
        } else {
          breakQuote(text, at);
        }
      }
    }
  }

  private static void insertAtTag(StringBuilder text, int at, String piece) {
    int tag = text.indexOf("<", at);
    text.insert(Math.max(0, tag), piece);
  }

  /** Removes, doubles or moves a tag. */
  private static void tag(StringBuilder text, int from, Random random) {
    Matcher tags = TAG.matcher(text);
    if (!tags.find(from)) {
      return;
    }
    String tag = tags.group();
    int start = tags.start();
    switch (random.nextInt(3)) {
      case 0 -> text.delete(start, start + tag.length());
      case 1 -> text.insert(start, tag);
      default -> {
        text.delete(start, start + tag.length());
        insertAtTag(text, random.nextInt(text.length() + 1), tag);
      }
    }
  }

  private static void breakQuote(StringBuilder text, int from) {
    int quote = text.indexOf("\"", from);
    if (quote >= 0) {
      text.deleteCharAt(quote);
    }
  }
}
