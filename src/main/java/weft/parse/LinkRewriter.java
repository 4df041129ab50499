package weft.parse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The rewriter of references: a page or a style sheet with each reference that leads to http or
 * https replaced by what it is told, in UTF-8. Safe for any number of threads.
 */
public final class LinkRewriter {
  private static final List<String> ATTRIBUTES =
      List.of(
          "href",
          "src",
          "action",
          "formaction",
          "poster",
          "data",
          "background",
          "cite",
          "longdesc",
          "manifest",
          "lowsrc",
          "dynsrc",
          "xlink:href");
  private static final List<String> LISTS = List.of("srcset", "imagesrcset");

  /** What binds a reference to the bytes or the place of the original. */
  private static final List<String> BINDING = List.of("integrity", "crossorigin", "nonce");

  private static final Pattern IN_CSS =
      Pattern.compile(
          "url\\(\\s*+(?:\"([^\"\\n]*)\"|'([^'\\n]*)'|([^'\"()\\s]*))\\s*+\\)"
              + "|@import\\s++(?:\"([^\"\\n]*)\"|'([^'\\n]*)')",
          Pattern.CASE_INSENSITIVE);

  private final ParseSettings settings;

  /** A rewriter with those limits. */
  public LinkRewriter(ParseSettings settings) {
    this.settings = settings;
  }

  /**
   * A page with other references.
   *
   * @param url where it was found
   * @param target what takes the place of an absolute reference
   */
  public byte[] page(byte[] body, String contentType, String url, UnaryOperator<String> target) {
    MediaType type = MediaType.of(contentType);
    try {
      Decoded source = Decoded.of(body, type);
      Document document = HtmlTree.of(source, type, url, settings.limits()).document();
      rewrite(document, target);
      document.charset(StandardCharsets.UTF_8);
      document.outputSettings().prettyPrint(false);
      return document.outerHtml().getBytes(StandardCharsets.UTF_8);
    } catch (RuntimeException | StackOverflowError unparsable) {
      return body;
    }
  }

  /** A style sheet with other references. */
  public byte[] styles(byte[] body, String contentType, String url, UnaryOperator<String> target) {
    String css = Decoded.of(body, MediaType.of(contentType)).text();
    String declared = css.replaceFirst("(?i)^@charset \"[^\"]*\";", "");
    return styles(declared, url, target).getBytes(StandardCharsets.UTF_8);
  }

  private static void rewrite(Document document, UnaryOperator<String> target) {
    for (Element element : document.getAllElements()) {
      if (element.normalName().equals("base")) {
        continue;
      }
      ATTRIBUTES.forEach(attribute -> rewrite(element, attribute, target));
      LISTS.forEach(attribute -> rewriteList(element, attribute, target));
      BINDING.forEach(element::removeAttr);
      if (element.attr("style").contains("(")) {
        element.attr("style", styles(element.attr("style"), element.baseUri(), target));
      }
      if (element.normalName().equals("style")) {
        String css = styles(element.data(), element.baseUri(), target);
        element.empty().appendChild(new DataNode(css));
      }
      refresh(element, target);
    }
    document.select("base, meta[http-equiv=Content-Security-Policy]").remove();
  }

  private static void rewrite(Element element, String attribute, UnaryOperator<String> target) {
    String written = element.attr(attribute);
    if (!written.isEmpty() && !written.startsWith("#")) {
      element.attr(attribute, rewritten(written, element.baseUri(), target));
    }
  }

  private static void rewriteList(Element element, String attribute, UnaryOperator<String> target) {
    String rest = element.attr(attribute);
    if (rest.isEmpty()) {
      return;
    }
    StringBuilder list = new StringBuilder();
    for (String candidate : Srcset.urls(rest)) {
      int at = rest.indexOf(candidate);
      list.append(rest, 0, at).append(rewritten(candidate, element.baseUri(), target));
      rest = rest.substring(at + candidate.length());
    }
    element.attr(attribute, list.append(rest).toString());
  }

  private static void refresh(Element element, UnaryOperator<String> target) {
    if (element.attr("http-equiv").equalsIgnoreCase("refresh")) {
      Refresh.of(element.attr("content"))
          .filter(refresh -> !refresh.url().isEmpty())
          .ifPresent(
              refresh -> {
                String url = rewritten(refresh.url(), element.baseUri(), target);
                String content = element.attr("content");
                int at = content.lastIndexOf(refresh.url());
                String delay = at < 0 ? "0; url=" : content.substring(0, at);
                element.attr("content", delay + url + (delay.endsWith("'") ? "'" : ""));
              });
    }
  }

  private static String styles(String css, String base, UnaryOperator<String> target) {
    StringBuilder out = new StringBuilder();
    Matcher found = IN_CSS.matcher(css);
    while (found.find()) {
      for (int group = 1; group <= found.groupCount(); group++) {
        String written = found.group(group);
        if (written != null && !written.isEmpty()) {
          String whole = found.group();
          int at = found.start(group) - found.start();
          String reference = rewritten(written, base, target).replaceAll("[\"'()\\s\\\\]", "");
          String changed =
              whole.substring(0, at) + reference + whole.substring(at + written.length());
          found.appendReplacement(out, Matcher.quoteReplacement(changed));
        }
      }
    }
    return found.appendTail(out).toString();
  }

  private static String rewritten(String written, String base, UnaryOperator<String> target) {
    String url = StringUtil.resolve(base, Ascii.strip(written));
    boolean leads = url.startsWith("http://") || url.startsWith("https://");
    return leads ? target.apply(url) : written;
  }
}
