package weft.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.model.LinkKind;
import weft.model.Sitemap;

/** The entries of one sitemap in order, up to the limits of the protocol. Owned by one parse. */
final class SitemapEntries {
  /** Most entries of one file, as the sitemap protocol has it. */
  static final int MOST = 50_000;

  private static final int MOST_FURTHER = 50_000;

  /** An entry that names a URL. */
  record Listed(
      RawLink link, @Nullable String lastmod, @Nullable String freq, @Nullable String priority) {}

  private final List<Listed> entries = new ArrayList<>();
  private final List<RawLink> further = new ArrayList<>();
  private Sitemap.@Nullable Kind kind;
  private boolean overflown;
  private boolean furtherOverflown;
  private int junk;

  /** Says what the file is; the first word counts. */
  void is(Sitemap.Kind found) {
    if (kind == null) {
      kind = found;
    }
  }

  /** What the file is; absent as long as nothing told. */
  Sitemap.@Nullable Kind kind() {
    return kind;
  }

  /** Takes an entry that lists a page or a sitemap; one without a URL is none. */
  void add(LinkKind as, SitemapEntry entry) {
    if (entry.loc == null || entry.loc.isEmpty()) {
      return;
    }
    if (isFull()) {
      overflown = true;
      return;
    }
    entries.add(
        new Listed(
            RawLink.outside(as, entry.loc, "", ""),
            entry.lastmod,
            entry.changefreq,
            entry.priority));
    for (SitemapEntry.Alternate other : entry.alternates) {
      more(
          RawLink.outside(LinkKind.SITEMAP_ALTERNATE, other.href(), "alternate", other.language()));
    }
    entry.images.forEach(image -> more(RawLink.outside(LinkKind.SITEMAP_IMAGE, image, "", "")));
  }

  private void more(RawLink link) {
    if (further.size() < MOST_FURTHER) {
      further.add(link);
    } else {
      furtherOverflown = true;
    }
  }

  /** Notes a line that is no URL. */
  void junk() {
    junk++;
  }

  /** How many lines were no URLs. */
  int junkLines() {
    return junk;
  }

  /** Whether nothing more is taken. */
  boolean isFull() {
    return entries.size() >= MOST;
  }

  /** Takes the last entry back, which was cut in the middle. */
  void dropLast() {
    if (!entries.isEmpty()) {
      entries.removeLast();
    }
  }

  List<Listed> entries() {
    return entries;
  }

  /** What the entries list. */
  List<RawLink> links() {
    return entries.stream().map(Listed::link).toList();
  }

  /** Alternates and images. */
  List<RawLink> further() {
    return further;
  }

  /** What was left out; absent where nothing was. */
  @Nullable String overflow() {
    if (overflown) {
      return "more than 50,000 entries; the rest is left out";
    }
    return furtherOverflown
        ? "more than 50,000 alternates and images; the rest of these is left out"
        : null;
  }
}
