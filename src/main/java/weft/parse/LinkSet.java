package weft.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import weft.model.Outlink;
import weft.model.UnusableLink;
import weft.model.UnusableLink.Trouble;
import weft.url.CanonicalResult;
import weft.url.Userinfo;

/**
 * The distinct links of one page in document order, usable and unusable, up to their limits. Owned
 * by one parse.
 */
final class LinkSet {
  private static final int PREFIX = 200;

  private final int maxLinks;
  private final int maxUnusable;
  private final boolean pageNofollow;
  private final Set<Outlink> links = new LinkedHashSet<>();
  private final Set<UnusableLink> unusable = new LinkedHashSet<>();
  private boolean overflown;

  /** An empty set; {@code pageNofollow} says that the page as a whole asks not to be followed. */
  LinkSet(ParseSettings settings, boolean pageNofollow) {
    maxLinks = settings.limits().maxLinks();
    maxUnusable = settings.limits().maxUnusable();
    this.pageNofollow = pageNofollow;
  }

  /** Takes links in order. One that names its own page, by an empty reference, is none. */
  void addAll(List<RawLink> raw, References references, boolean baseDeclared) {
    for (RawLink link : raw) {
      if (baseDeclared || !link.isLocal()) {
        add(link, references.resolve(link.href()));
      }
    }
  }

  private void add(RawLink link, CanonicalResult result) {
    switch (result) {
      case CanonicalResult.Accepted accepted -> keep(link, accepted);
      case CanonicalResult.Foreign ignored -> drop(link, Trouble.FOREIGN);
      case CanonicalResult.Malformed ignored -> drop(link, Trouble.MALFORMED);
      case CanonicalResult.TooLong ignored -> drop(link, Trouble.TOO_LONG);
    }
  }

  private void keep(RawLink link, CanonicalResult.Accepted accepted) {
    boolean nofollow = pageNofollow || Rels.has(link.rel(), "nofollow");
    Outlink outlink =
        new Outlink(accepted.url(), link.kind(), link.rel(), link.text(), nofollow, link.place());
    if (links.size() < maxLinks) {
      links.add(outlink);
    } else {
      overflown |= !links.contains(outlink);
    }
  }

  private void drop(RawLink link, Trouble trouble) {
    if (unusable.size() < maxUnusable) {
      byte[] bytes = link.href().getBytes(StandardCharsets.UTF_8);
      unusable.add(
          new UnusableLink(
              link.kind(), trouble, bytes.length, shown(link.href(), bytes), hash(bytes)));
    }
  }

  List<Outlink> links() {
    return new ArrayList<>(links);
  }

  List<UnusableLink> unusable() {
    return new ArrayList<>(unusable);
  }

  /** Whether links were left out. */
  boolean isOverflown() {
    return overflown;
  }

  private static String shown(String href, byte[] bytes) {
    String plain = Userinfo.without(href);
    return prefix(plain.length() == href.length() ? bytes : plain.getBytes(StandardCharsets.UTF_8));
  }

  private static String prefix(byte[] utf8) {
    int end = Math.min(PREFIX, utf8.length);
    while (end < utf8.length && end > 0 && (utf8[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(utf8, 0, end, StandardCharsets.UTF_8);
  }

  /** FNV-1a, 64 bits. */
  private static long hash(byte[] bytes) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : bytes) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
    }
    return hash;
  }
}
