package weft.parse;

import org.jspecify.annotations.Nullable;
import weft.model.Body;
import weft.model.Content;
import weft.model.Exchange;
import weft.model.Page;
import weft.url.CanonicalResult;
import weft.url.Url;

/**
 * The parser of everything that is fetched: HTML and XHTML give a whole page; feeds, style sheets
 * and PDF give their links; any other media type only what the headers say. What cannot be parsed
 * says so in its trouble.
 */
public final class Pages implements PageParser {
  /** The streaming reader, which is several times as fast as jsoup, has that part of the time. */
  private static final int STREAM_SHARE = 4;

  private final LinkResolver resolver;
  private final ParseSettings settings;
  private final TextExtractor texts;
  private final PdfReader pdfs = new PdfReader();

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
    findings.deadline = System.nanoTime() + settings.budget().toNanos();
    boolean page = isPage(type, body.decoded());
    try {
      if (page) {
        read(body.decoded(), type, findings);
      } else {
        readOther(body.decoded(), type, findings);
      }
    } catch (RuntimeException | StackOverflowError e) {
      findings.trouble = "cannot be parsed: " + e;
    }
    if (!page && settings.contentNow() && texts.derives(type, body.decoded())) {
      findings.content = texts.content(body.decoded(), contentType, url.text());
    }
    return page(findings);
  }

  /** Whether a body is HTML, by its media type or, where that is unknown, by its looks. */
  static boolean isPage(MediaType type, byte[] body) {
    return type.isHtml() || (type.isUnknown() && HtmlSignature.matches(body));
  }

  private void read(byte[] body, MediaType type, Findings findings) {
    Decoded source = Decoded.of(body, type);
    findings.encoding = source.encoding();
    if (settings.contentNow() || type.isXhtml() || type.isXml()) {
      readTree(source, type, findings);
      return;
    }
    try {
      PageWalk walk = walk(findings);
      long share = settings.budget().toNanos() / STREAM_SHARE;
      findings.trouble = PageStream.over(source.text(), walk, settings.limits(), share);
      take(walk, findings);
    } catch (UnusualException _) {
      readTree(source, type, findings);
    }
  }

  private PageWalk walk(Findings findings) {
    return new PageWalk(findings.robots, settings.limits().maxLinks());
  }

  private void readTree(Decoded source, MediaType type, Findings findings) {
    HtmlTree tree = tree(source, type, findings);
    PageWalk walk = walk(findings);
    int deepest = TreeWalk.over(tree.document(), walk);
    if (findings.trouble == null && deepest >= settings.limits().maxNesting()) {
      findings.trouble = Troubles.nesting(settings.limits());
    }
    take(walk, findings);
    if (settings.contentNow()) {
      findings.content = texts.of(tree.document(), source.text());
    }
  }

  private static void take(PageWalk walk, Findings findings) {
    walk.directives().forEach(findings.robots::meta);
    findings.facts = walk.facts();
    findings.overflown = walk.isOverflown();
  }

  private void readOther(byte[] body, MediaType type, Findings findings) {
    if (type.isXml()) {
      Decoded source = Decoded.of(body, type);
      if (FeedWalk.isFeed(source.text())) {
        findings.facts = FeedWalk.of(tree(source, type, findings).document());
      }
    } else if (type.essence().equals("text/css")) {
      Decoded source = Decoded.of(body, type);
      findings.encoding = source.encoding();
      findings.facts = StyleText.facts(source.text());
    } else if (isPdf(type, body)) {
      PdfReader.Reading reading = pdfs.read(body);
      findings.facts = reading.facts();
      findings.trouble = reading.trouble();
    }
  }

  private static boolean isPdf(MediaType type, byte[] body) {
    boolean named = type.essence().equals("application/pdf");
    boolean looks = body.length > 4 && body[0] == '%' && body[1] == 'P' && body[2] == 'D';
    return named || (type.isUnknown() && looks);
  }

  private HtmlTree tree(Decoded source, MediaType type, Findings findings) {
    findings.encoding = source.encoding();
    ParseLimits limits = settings.limits();
    long left = findings.deadline - System.nanoTime();
    HtmlTree tree = HtmlTree.of(source, type, findings.url.text(), limits, left, System::nanoTime);
    findings.trouble = tree.trouble();
    return tree;
  }

  private Page page(Findings found) {
    DocumentFacts facts = found.facts;
    DocumentBase base = DocumentBase.of(found.url, facts.base(), resolver);
    References inHeaders = new References(resolver, DocumentBase.at(found.url), LegacyQuery.NONE);
    References inPage = new References(resolver, base, found.legacyQuery());
    LinkSet links = new LinkSet(settings, settings.pageNofollow() && found.robots.nofollow());
    links.addAll(found.headers.links(), inHeaders, false);
    links.addAll(facts.links(), inPage, base.declared() != null);
    String canonical = target(facts.canonical(), inPage);
    return new Page(
        found.encoding == null ? null : found.encoding.name(),
        facts.title(),
        facts.description(),
        facts.headings(),
        canonical != null ? canonical : target(found.headers.canonical(), inHeaders),
        found.robots.all(),
        base.declared(),
        facts.language(),
        facts.needsScripts(),
        links.links(),
        links.unusable(),
        found.content,
        found.trouble != null || !(found.overflown || links.isOverflown())
            ? found.trouble
            : Troubles.links(settings.limits()));
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
    DocumentFacts facts = DocumentFacts.NONE;
    @Nullable Encoding encoding;
    @Nullable Content content;
    @Nullable String trouble;
    boolean overflown;
    long deadline;

    Findings(Url url, HeaderFacts headers, RobotsDirectives robots) {
      this.url = url;
      this.headers = headers;
      this.robots = robots;
    }

    LegacyQuery legacyQuery() {
      return encoding == null ? LegacyQuery.NONE : LegacyQuery.in(encoding);
    }
  }
}
