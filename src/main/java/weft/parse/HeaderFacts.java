package weft.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.model.Headers;
import weft.model.LinkKind;

/**
 * What the headers of an answer say about the page, whatever its media type.
 *
 * @param links of Link and Refresh headers, relative to the page's URL
 * @param canonical the target of the first Link header with rel=canonical, unresolved
 */
record HeaderFacts(List<RawLink> links, @Nullable String canonical) {

  static HeaderFacts of(Headers headers) {
    List<RawLink> links = new ArrayList<>();
    String canonical = null;
    for (String field : headers.all("Link")) {
      for (LinkHeader.Value value : LinkHeader.values(field)) {
        addLink(value, links);
        if (canonical == null && isCanonical(value)) {
          canonical = value.href();
        }
      }
    }
    headers.all("Refresh").forEach(field -> addRefresh(field, links));
    return new HeaderFacts(links, canonical);
  }

  private static void addLink(LinkHeader.Value value, List<RawLink> links) {
    Rels.headerKind(value.target())
        .ifPresent(
            kind -> {
              String text = kind == LinkKind.HTTP_HREFLANG ? value.target().hreflang() : "";
              links.add(RawLink.outside(kind, value.href(), value.target().rel(), text));
            });
  }

  private static void addRefresh(String field, List<RawLink> links) {
    Refresh.of(field)
        .filter(refresh -> !refresh.url().isEmpty())
        .ifPresent(r -> links.add(RawLink.outside(LinkKind.HTTP_REFRESH, r.url(), "", "")));
  }

  /** With an anchor the link is about another thing than this page. */
  private static boolean isCanonical(LinkHeader.Value value) {
    return value.anchor().isEmpty() && Rels.has(value.target().rel(), "canonical");
  }
}
