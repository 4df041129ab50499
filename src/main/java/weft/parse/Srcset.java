package weft.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * The srcset attribute (HTML, "parse a srcset attribute"). A crawler wants every image that some
 * browser might take, so descriptors only matter for where a candidate ends.
 */
final class Srcset {
  private final String text;
  private int at;

  private Srcset(String text) {
    this.text = text;
  }

  /** The URLs of all candidates, in order. */
  static List<String> urls(String attribute) {
    return new Srcset(attribute).candidates();
  }

  private List<String> candidates() {
    List<String> urls = new ArrayList<>();
    while (true) {
      while (at < text.length() && (Ascii.isSpace(text.charAt(at)) || text.charAt(at) == ',')) {
        at++;
      }
      if (at == text.length()) {
        return urls;
      }
      String url = word();
      if (url.endsWith(",")) {
        url = withoutCommas(url);
      } else {
        skipDescriptors();
      }
      urls.add(url);
    }
  }

  private String word() {
    int from = at;
    while (at < text.length() && !Ascii.isSpace(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private static String withoutCommas(String url) {
    int end = url.length();
    while (url.charAt(end - 1) == ',') {
      end--;
    }
    return url.substring(0, end);
  }

  /** Up to the comma that ends the candidate; commas within parentheses do not. */
  private void skipDescriptors() {
    boolean inParentheses = false;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '(') {
        inParentheses = true;
      } else if (c == ')') {
        inParentheses = false;
      } else if (c == ',' && !inParentheses) {
        return;
      }
    }
  }
}
