package weft.parse;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The rewriter of references: a page or a style sheet with each reference that leads to http or
 * https replaced by what it is told, in UTF-8. Safe for any number of threads.
 */
public final class LinkRewriter {
  private static final Set<String> ATTRIBUTES =
      Set.of(
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
  private static final Set<String> LISTS = Set.of("srcset", "imagesrcset");

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
   * @param target what takes the place of an absolute reference without fragment
   */
  public byte[] page(byte[] body, String contentType, String url, UnaryOperator<String> target) {
    MediaType type = MediaType.of(contentType);
    try {
      Decoded source = Decoded.of(body, type);
      Document document = HtmlTree.of(source, type, url, settings.limits()).document();
      rewrite(document, replacing(document.baseUri(), target));
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
    return styles(declared, replacing(url, target)).getBytes(StandardCharsets.UTF_8);
  }

  private static void rewrite(Document document, UnaryOperator<String> replaced) {
    for (Element element : document.getAllElements()) {
      if (element.normalName().equals("base")) {
        continue;
      }
      if (element.attributesSize() > 0) {
        for (Attribute attribute : element.attributes().asList()) {
          rewrite(element, attribute.getKey(), attribute.getValue(), replaced);
        }
        BINDING.forEach(element::removeAttr);
        refresh(element, replaced);
      }
      if (element.normalName().equals("style")) {
        String css = styles(element.data(), replaced);
        element.empty().appendChild(new DataNode(css));
      }
    }
    document.select("base, meta[http-equiv=Content-Security-Policy]").remove();
  }

  private static void rewrite(
      Element element, String name, String written, UnaryOperator<String> replaced) {
    if (written.isEmpty()) {
      return;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (ATTRIBUTES.contains(lower)) {
      element.attr(name, replaced.apply(written));
    } else if (LISTS.contains(lower)) {
      element.attr(name, list(written, replaced));
    } else if (lower.equals("style") && written.contains("(")) {
      element.attr(name, styles(written, replaced));
    }
  }

  private static String list(String written, UnaryOperator<String> replaced) {
    String rest = written;
    StringBuilder list = new StringBuilder();
    for (String candidate : Srcset.urls(rest)) {
      int at = rest.indexOf(candidate);
      list.append(rest, 0, at).append(replaced.apply(candidate));
      rest = rest.substring(at + candidate.length());
    }
    return list.append(rest).toString();
  }

  private static void refresh(Element element, UnaryOperator<String> replaced) {
    if (element.attr("http-equiv").equalsIgnoreCase("refresh")) {
      Refresh.of(element.attr("content"))
          .filter(refresh -> !refresh.url().isEmpty())
          .ifPresent(
              refresh -> {
                String url = replaced.apply(refresh.url());
                String content = element.attr("content");
                int at = content.lastIndexOf(refresh.url());
                String delay = at < 0 ? "0; url=" : content.substring(0, at);
                element.attr("content", delay + url + (delay.endsWith("'") ? "'" : ""));
              });
    }
  }

  private static String styles(String css, UnaryOperator<String> replaced) {
    StringBuilder out = new StringBuilder();
    Matcher found = IN_CSS.matcher(css);
    while (found.find()) {
      for (int group = 1; group <= found.groupCount(); group++) {
        String written = found.group(group);
        if (written != null && !written.isEmpty()) {
          String whole = found.group();
          int at = found.start(group) - found.start();
          String reference = replaced.apply(written).replaceAll("[\"'()\\s\\\\]", "");
          String changed =
              whole.substring(0, at) + reference + whole.substring(at + written.length());
          found.appendReplacement(out, Matcher.quoteReplacement(changed));
        }
      }
    }
    return found.appendTail(out).toString();
  }

  /** What takes the place of a reference as it is written; each is looked up once a page. */
  private static UnaryOperator<String> replacing(String base, UnaryOperator<String> target) {
    Map<String, String> known = new HashMap<>();
    return written -> {
      String reference = Ascii.strip(written);
      int hash = reference.indexOf('#');
      if (hash == 0) {
        return written;
      }
      String document = hash < 0 ? reference : reference.substring(0, hash);
      String found = known.computeIfAbsent(document, each -> replaced(each, base, target));
      return found.equals(document) ? written : found + reference.substring(document.length());
    };
  }

  private static String replaced(String reference, String base, UnaryOperator<String> target) {
    String url = StringUtil.resolve(base, reference);
    boolean leads = url.startsWith("http://") || url.startsWith("https://");
    return leads ? target.apply(url) : reference;
  }
}
