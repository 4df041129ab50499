package weft.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Link header (RFC 8288, appendix B): a cursor over the text of one field. */
final class LinkHeader {

  /**
   * One link of the header; a parameter that is absent is empty.
   *
   * @param href the target, unresolved
   * @param target the first rel, type, hreflang and media parameters
   * @param anchor the first anchor parameter: the context, where it is not the page itself
   */
  record Value(String href, Rels.Target target, String anchor) {}

  private final String text;
  private int at;

  private LinkHeader(String text) {
    this.text = text;
  }

  /** The links in a field value; parsing stops at the first thing that is no link. */
  static List<Value> values(String field) {
    return new LinkHeader(field).all();
  }

  private List<Value> all() {
    List<Value> values = new ArrayList<>();
    while (true) {
      skip(" \t,");
      int close = at < text.length() && text.charAt(at) == '<' ? text.indexOf('>', at) : -1;
      if (close < 0) {
        return values;
      }
      String href = Ascii.strip(text.substring(at + 1, close));
      at = close + 1;
      values.add(value(href));
    }
  }

  private Value value(String href) {
    String rel = "";
    String type = "";
    String hreflang = "";
    String media = "";
    String anchor = "";
    skip(" \t");
    while (at < text.length() && text.charAt(at) == ';') {
      skip("; \t");
      String name = Ascii.strip(upTo("=;,")).toLowerCase(Locale.ROOT);
      String value = at < text.length() && text.charAt(at) == '=' ? parameterValue() : "";
      switch (name) {
        case "rel" -> rel = rel.isEmpty() ? value : rel;
        case "type" -> type = type.isEmpty() ? value : type;
        case "hreflang" -> hreflang = hreflang.isEmpty() ? value : hreflang;
        case "media" -> media = media.isEmpty() ? value : media;
        case "anchor" -> anchor = anchor.isEmpty() ? value : anchor;
        default -> {}
      }
    }
    upTo(",");
    String folded = FoldedText.fold(rel, Integer.MAX_VALUE);
    return new Value(href, new Rels.Target(folded, type, hreflang, media), anchor);
  }

  private String parameterValue() {
    at++;
    skip(" \t");
    if (at < text.length() && text.charAt(at) == '"') {
      String quoted = quoted();
      upTo(";,");
      return quoted;
    }
    return Ascii.strip(upTo(";,"));
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at));
    }
    return value.toString();
  }

  private void skip(String characters) {
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private String upTo(String ends) {
    int from = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }
}
