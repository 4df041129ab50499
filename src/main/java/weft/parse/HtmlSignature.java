package weft.parse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The looks of HTML, for bodies without a media type (WHATWG MIME Sniffing, section 7.1). */
final class HtmlSignature {
  private static final int PEEK = 1024;
  private static final List<String> TAGS =
      List.of(
          "<!doctype html",
          "<html",
          "<head",
          "<script",
          "<iframe",
          "<h1",
          "<div",
          "<font",
          "<table",
          "<a",
          "<style",
          "<title",
          "<b",
          "<body",
          "<br",
          "<p",
          "<!--");

  private HtmlSignature() {}

  /** Whether a body begins like a page. */
  static boolean matches(byte[] body) {
    int length = Math.min(body.length, PEEK);
    String head = new String(body, 0, length, StandardCharsets.UTF_8);
    if (head.startsWith("\uFEFF")) {
      head = head.substring(1);
    }
    String start = Ascii.stripLeading(head).toLowerCase(Locale.ROOT);
    if (start.startsWith("<?xml")) {
      return start.contains("<html");
    }
    return TAGS.stream().anyMatch(tag -> start.startsWith(tag) && ends(start, tag));
  }

  private static boolean ends(String start, String tag) {
    if (tag.equals("<!--")) {
      return true;
    }
    char next = start.length() == tag.length() ? '\0' : start.charAt(tag.length());
    return next == '>' || Ascii.isSpace(next);
  }
}
