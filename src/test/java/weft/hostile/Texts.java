package weft.hostile;

import static weft.hostile.Answers.PAGE;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Servers whose pages are not in the encoding, or not of the type, that they say. */
final class Texts {
  private static final String FINE = "done 200, 1 link, 2 pages";

  private Texts() {}

  static List<Misbehaviour> all() {
    byte[] noise = new byte[200_000];
    new Random(1).nextBytes(noise);
    return List.of(
        bad("serves noise as a page", "text/html", noise, "done 200", "noise has no links"),
        bad(
            "serves an image as a page",
            "text/html",
            bytes("\u0089PNG\r\n\u001a\n" + PAGE, StandardCharsets.ISO_8859_1),
            FINE,
            "what looks like a link is one"),
        bad(
            "serves a page as an image",
            "image/png",
            bytes(PAGE, StandardCharsets.UTF_8),
            "done 200",
            "the type counts"),
        bad(
            "serves a page without a type",
            "",
            bytes(PAGE, StandardCharsets.UTF_8),
            FINE,
            "then its looks count"),
        bad(
            "serves a page as no type at all",
            ";;;=,/",
            bytes(PAGE, StandardCharsets.UTF_8),
            FINE,
            "the same"),
        bad(
            "serves UTF-16 as UTF-8",
            "text/html; charset=utf-8",
            bytes("\ufeff" + PAGE, StandardCharsets.UTF_16LE),
            FINE,
            "a byte order mark outweighs the header"),
        bad(
            "serves UTF-16 without a mark as UTF-8",
            "text/html; charset=utf-8",
            bytes(PAGE, StandardCharsets.UTF_16LE),
            "done 200",
            "every other character is NUL: as in browsers there is no tag"),
        bad(
            "serves UTF-8 as UTF-16",
            "text/html; charset=utf-16",
            bytes(PAGE + " ", StandardCharsets.UTF_8),
            "done 200",
            "the header counts, and what it makes of the page is no markup"),
        bad(
            "serves Latin 1 as UTF-8",
            "text/html; charset=utf-8",
            bytes(PAGE + "caf\u00e9", StandardCharsets.ISO_8859_1),
            FINE,
            "what is no UTF-8 is replaced"),
        bad(
            "names an encoding that does not exist",
            "text/html; charset=klingon-8",
            bytes(PAGE, StandardCharsets.UTF_8),
            FINE,
            "the looks count"),
        bad(
            "names an encoding of ten kilobytes",
            "text/html; charset=" + "x".repeat(10_000),
            bytes(PAGE, StandardCharsets.UTF_8),
            FINE,
            "the same"),
        bad(
            "names UTF-7",
            "text/html; charset=utf-7",
            bytes(PAGE + "+ADw-a href=/no+AD4-", StandardCharsets.UTF_8),
            FINE,
            "which nobody reads, since it hides markup"),
        bad(
            "names three encodings",
            "text/html; charset=utf-8; charset=utf-16; charset=x",
            bytes("<meta charset=shift_jis>" + PAGE, StandardCharsets.UTF_8),
            FINE,
            "the first counts"),
        bad(
            "is half in one encoding, half in another",
            "text/html",
            bytes(PAGE + "\u00e9\u00fc\u00df", StandardCharsets.UTF_8, "\u00e9\u00fc\u00df"),
            FINE,
            "read in one of them"),
        bad(
            "serves Shift_JIS as GBK",
            "text/html; charset=gbk",
            bytes(PAGE + "\u65e5\u672c\u8a9e", Charset.forName("Shift_JIS")),
            FINE,
            "the header counts"),
        bad(
            "puts NUL bytes into its tags",
            "text/html",
            bytes("<a\u0000 href=/no>" + PAGE + "\u0000\u0000", StandardCharsets.UTF_8),
            "done 200, 1 link, 2 pages",
            "read as a browser reads it"),
        bad(
            "sends a megabyte of NUL",
            "text/html",
            new byte[900_000],
            "done 200",
            "nothing is in it"),
        bad(
            "sends invalid UTF-8",
            "text/html; charset=utf-8",
            bytes(PAGE + "\u00c3(\u00ff\u00fe\u00ed\u00a0\u0080", StandardCharsets.ISO_8859_1),
            FINE,
            "what is no UTF-8 is replaced"),
        bad(
            "serves XHTML that is not well-formed",
            "application/xhtml+xml",
            bytes(
                "<?xml version='1.0'?><html><body><a href='/kept'>x<p></b>&nope;</html>",
                StandardCharsets.UTF_8),
            FINE,
            "read as far as it goes"),
        bad(
            "serves an entity bomb as XHTML",
            "application/xhtml+xml",
            bytes(entities(), StandardCharsets.UTF_8),
            FINE,
            "document types are not read"),
        bad(
            "serves a PDF that is none",
            "application/pdf",
            bytes(
                "%PDF-1.7\n" + "1 0 obj << /Kids [1 0 R] >> ".repeat(1_000),
                StandardCharsets.UTF_8),
            "done 200, trouble: PDF cannot be read: Missing root object specification in trailer.",
            "what can be had is kept, and the trouble"),
        bad(
            "serves a style sheet that never ends",
            "text/css",
            bytes("@import url(/kept);" + "{".repeat(500_000) + "/*", StandardCharsets.UTF_8),
            "done 200, 1 link, 1 excluded",
            "each character is read once"));
  }

  private static String entities() {
    StringBuilder bomb =
        new StringBuilder("<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1));
    }
    return bomb + "]><html><body>&a29;<a href='/kept'>x</a></body></html>";
  }

  private static byte[] bytes(String text, Charset charset) {
    return text.getBytes(charset);
  }

  private static byte[] bytes(String text, Charset charset, String latin) {
    return (new String(text.getBytes(charset), StandardCharsets.ISO_8859_1) + latin)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Misbehaviour bad(
      String name, String type, byte[] body, String outcome, String why) {
    String field = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
    return Misbehaviour.of(
        Group.TEXT, name, Script.sends(Answers.answer("200 OK", field, body)), outcome, why);
  }
}
