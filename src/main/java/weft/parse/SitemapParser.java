package weft.parse;

import java.io.IOException;
import java.io.PushbackReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.model.Body;
import weft.model.Exchange;
import weft.model.Page;
import weft.model.Sitemap;
import weft.url.CanonicalResult;
import weft.url.Url;

/**
 * The parser of what was fetched as a sitemap (sitemaps.org): a list of pages or of sitemaps in
 * XML, plain text, RSS or Atom, zipped or not. Its media type is not asked, for servers lie about
 * it. What a file lists are its links; what it says of them is the page's {@link Sitemap}. A web
 * page in place of a sitemap is parsed as such and says so.
 */
public final class SitemapParser implements PageParser {
  /** A sitemap may take as long as that many pages. */
  private static final int PAGES_WORTH = 6;

  private final Pages pages;
  private final LinkResolver resolver;
  private final ParseSettings settings;

  /** A parser that may be shared by any number of threads. */
  public SitemapParser(LinkResolver resolver, ParseSettings settings) {
    this.resolver = resolver;
    this.settings = settings;
    pages = new Pages(resolver, settings);
  }

  @Override
  public Page parse(Url url, Exchange exchange, Body body) {
    MediaType type = MediaType.of(exchange.headers().first("Content-Type").orElse(null));
    SitemapEntries entries = new SitemapEntries();
    String trouble = read(body.decoded(), type, entries);
    if (isHtml(entries, type, body)) {
      String why = "a web page is served in its place";
      return pages
          .parse(url, exchange, body)
          .withSitemap(new Sitemap(Sitemap.Kind.HTML, 0, Map.of(), why));
    }
    boolean cut = body.truncation().cut();
    return page(url, exchange, entries, cut ? "the body is cut; what was read counts" : trouble);
  }

  private static boolean isHtml(SitemapEntries entries, MediaType type, Body body) {
    return entries.kind() == Sitemap.Kind.HTML
        || (entries.kind() == null && (type.isHtml() || HtmlSignature.matches(body.decoded())));
  }

  /** Reads the entries of a body; answers what is wrong with it. */
  @Nullable String read(byte[] body, MediaType type, SitemapEntries entries) {
    long budget = settings.budget().multipliedBy(PAGES_WORTH).toNanos();
    SitemapText text =
        SitemapText.of(body, type, settings.limits().maxSitemap(), budget, System::nanoTime);
    String trouble;
    try {
      trouble = read(text, entries);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      trouble = "cannot be parsed: " + e;
    }
    String early = text.trouble() != null ? text.trouble() : entries.overflow();
    return early != null ? early : trouble;
  }

  private static @Nullable String read(SitemapText text, SitemapEntries entries)
      throws IOException {
    PushbackReader start = new PushbackReader(text);
    int first = start.read();
    while (first == '\ufeff' || Ascii.isSpace(first)) {
      first = start.read();
    }
    if (first < 0) {
      return "empty";
    }
    start.unread(first);
    if (first == '<') {
      return new SitemapXml(entries).read(text, start);
    }
    new SitemapLines(entries).read(start);
    return entries.junkLines() > 0 ? entries.junkLines() + " lines are no URLs" : null;
  }

  private Page page(
      Url url, Exchange exchange, SitemapEntries entries, @Nullable String readingTrouble) {
    RobotsDirectives robots = new RobotsDirectives(settings.productToken());
    exchange.headers().all("X-Robots-Tag").forEach(robots::header);
    References references = new References(resolver, DocumentBase.at(url), LegacyQuery.NONE);
    LinkSet links = new LinkSet(settings, settings.pageNofollow() && robots.nofollow());
    links.addAll(entries.links(), references, false);
    links.addAll(entries.further(), references, false);
    Listings listings = new Listings();
    Map<Url, Sitemap.Listing> said = said(entries, references, listings);
    String trouble =
        Stream.of(readingTrouble, unknown(entries), listings.trouble())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("; "));
    Sitemap.Kind kind = entries.kind();
    return page(robots, links)
        .withSitemap(
            new Sitemap(
                kind == null ? Sitemap.Kind.UNKNOWN : kind,
                entries.entries().size(),
                said,
                trouble.isEmpty() ? null : trouble));
  }

  private static @Nullable String unknown(SitemapEntries entries) {
    return entries.kind() == null ? "lists nothing that is known to be a URL" : null;
  }

  private static Map<Url, Sitemap.Listing> said(
      SitemapEntries entries, References references, Listings listings) {
    Map<Url, Sitemap.Listing> said = new HashMap<>();
    for (SitemapEntries.Listed entry : entries.entries()) {
      Sitemap.Listing listing = listings.of(entry);
      if (!listing.isEmpty()
          && references.resolve(entry.link().href()) instanceof CanonicalResult.Accepted found) {
        said.putIfAbsent(found.url(), listing);
      }
    }
    return said;
  }

  private static Page page(RobotsDirectives robots, LinkSet links) {
    return new Page(
        null,
        null,
        null,
        List.of(),
        null,
        robots.all(),
        null,
        null,
        null,
        links.links(),
        links.unusable(),
        null,
        null);
  }
}
