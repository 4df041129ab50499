package weft.parse;

import org.jspecify.annotations.Nullable;
import weft.model.Body;
import weft.model.Content;
import weft.model.Exchange;
import weft.model.Page;
import weft.url.CanonicalResult;
import weft.url.Url;

/**
 * The parser of everything that is fetched: HTML and XHTML give a whole page, any other media type
 * only what the headers say. A page that cannot be parsed says so in its trouble.
 */
public final class Pages implements PageParser {
  private final LinkResolver resolver;
  private final ParseSettings settings;
  private final TextExtractor texts;

  /** A parser that may be shared by any number of threads. */
  public Pages(LinkResolver resolver, ParseSettings settings) {
    this.resolver = resolver;
    this.settings = settings;
    texts = new TextExtractor(settings);
  }

  @Override
  public Page parse(Url url, Exchange exchange, Body body) {
    String contentType = exchange.headers().first("Content-Type").orElse(null);
    MediaType type = MediaType.of(contentType);
    RobotsDirectives robots = new RobotsDirectives(settings.productToken());
    exchange.headers().all("X-Robots-Tag").forEach(robots::header);
    Findings findings = new Findings(url, HeaderFacts.of(exchange.headers()), robots);
    if (isPage(type, body.decoded())) {
      read(body.decoded(), type, findings);
    } else if (settings.contentNow()) {
      findings.content = texts.content(body.decoded(), contentType, url.text());
    }
    return page(findings);
  }

  /** Whether a body is HTML, by its media type or, where that is unknown, by its looks. */
  static boolean isPage(MediaType type, byte[] body) {
    return type.isHtml() || (type.isUnknown() && HtmlSignature.matches(body));
  }

  private void read(byte[] body, MediaType type, Findings findings) {
    try {
      Decoded source = Decoded.of(body, type);
      findings.encoding = source.encoding();
      HtmlTree tree = HtmlTree.of(source, type, findings.url.text(), settings.budget());
      findings.trouble = tree.trouble();
      PageWalk walk = new PageWalk(findings.robots);
      walk.over(tree.document());
      findings.walk = walk;
      if (settings.contentNow()) {
        findings.content = TextExtractor.of(tree.document());
      }
    } catch (RuntimeException | StackOverflowError e) {
      findings.trouble = "cannot be parsed: " + e;
    }
  }

  private Page page(Findings found) {
    PageWalk walk = found.walk;
    DocumentBase base = DocumentBase.of(found.url, walk.base(), resolver);
    References inHeaders = new References(resolver, DocumentBase.at(found.url), LegacyQuery.NONE);
    References inPage = new References(resolver, base, found.legacyQuery());
    LinkSet links = new LinkSet(settings, found.robots.nofollow());
    links.addAll(found.headers.links(), inHeaders, false);
    links.addAll(walk.links(), inPage, base.declared() != null);
    String canonical = target(walk.canonical(), inPage);
    return new Page(
        found.encoding == null ? null : found.encoding.name(),
        walk.title(),
        walk.description(),
        walk.headings(),
        canonical != null ? canonical : target(found.headers.canonical(), inHeaders),
        found.robots.all(),
        base.declared(),
        walk.language(),
        links.links(),
        links.unusable(),
        found.content,
        found.trouble != null ? found.trouble : overflow(links));
  }

  private @Nullable String overflow(LinkSet links) {
    return links.isOverflown()
        ? "more than %d links; the rest is left out".formatted(settings.maxLinks())
        : null;
  }

  private static @Nullable String target(@Nullable String href, References references) {
    return href != null && references.resolve(href) instanceof CanonicalResult.Accepted accepted
        ? accepted.url().text()
        : null;
  }

  /** What one parse has found so far. */
  private static final class Findings {
    final Url url;
    final HeaderFacts headers;
    final RobotsDirectives robots;
    PageWalk walk;
    @Nullable Encoding encoding;
    @Nullable Content content;
    @Nullable String trouble;

    Findings(Url url, HeaderFacts headers, RobotsDirectives robots) {
      this.url = url;
      this.headers = headers;
      this.robots = robots;
      walk = new PageWalk(robots);
    }

    LegacyQuery legacyQuery() {
      return encoding == null ? LegacyQuery.NONE : LegacyQuery.in(encoding);
    }
  }
}
