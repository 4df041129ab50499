package weft.hostile;

import java.nio.charset.StandardCharsets;

/** Answers as texts of which each character is a byte. */
final class Answers {
  /** The beginning of an answer that is a page. */
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";

  /** A page with one link, to a page that every server has. */
  static final String PAGE = "<!doctype html><title>page</title><a href=/kept>kept</a>\n";

  private Answers() {}

  /** A page. */
  static String page(String html) {
    return answer("200 OK", "Content-Type: text/html; charset=utf-8\r\n", html);
  }

  /** An answer with that status, these fields and that body. */
  static String answer(String status, String fields, String body) {
    return "HTTP/1.1 "
        + status
        + "\r\n"
        + fields
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /** The same with bytes. */
  static String answer(String status, String fields, byte[] body) {
    return answer(status, fields, new String(body, StandardCharsets.ISO_8859_1));
  }

  /** A page in a content coding. */
  static String coded(String coding, byte[] body) {
    return answer(
        "200 OK", "Content-Type: text/html\r\nContent-Encoding: " + coding + "\r\n", body);
  }

  /** A redirect. */
  static String redirect(String location) {
    return answer("302 Found", "Location: " + location + "\r\n", "");
  }

  /** The page again and again, up to that many characters. */
  static String repeated(String piece, int length) {
    return piece.repeat(length / piece.length() + 1).substring(0, length);
  }
}
