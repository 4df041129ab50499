package weft.crawl;

import java.util.Arrays;
import weft.model.Body;
import weft.model.LinkKind;
import weft.model.Outlink;
import weft.model.Page;
import weft.scope.UrlPattern;
import weft.url.Url;

/**
 * What a page has to say, as hashes: one for each block of text and each image. What its URL says
 * already, the date and the time, and numbers that count pages are left out. A number alone weighs
 * less than words, so that it takes several of them to be something new.
 */
final class PageUnits {
  /** The weight of what is new by itself. */
  static final int ENOUGH = 6;

  private static final int MOST = 4_000;
  private static final int IMAGES = 64;

  private int[] hashes = new int[64];
  private byte[] weights = new byte[64];
  private int size;

  /** What a page says; of what is no HTML, its bytes as a whole. */
  static PageUnits of(Url url, Page page, Body body) {
    PageUnits units = new PageUnits();
    if (page.needsScripts() == null) {
      units.add(Arrays.hashCode(body.sha256()), ENOUGH);
      return units;
    }
    new BlockText(new UrlWords(url), units).read(body.decoded());
    units.images(url, page);
    return units;
  }

  /** Takes in a hash with its weight. */
  void add(int hash, int weight) {
    if (size == MOST) {
      return;
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    hashes[size] = hash;
    weights[size++] = (byte) Math.min(weight, ENOUGH);
  }

  private void images(Url url, Page page) {
    int found = 0;
    for (Outlink link : page.links()) {
      if (shown(link.kind()) && found++ < IMAGES) {
        if (!UrlPattern.of(link.target()).repeats()) {
          add(image(url, link.target()).hashCode(), ENOUGH);
        }
      }
    }
  }

  private static boolean shown(LinkKind kind) {
    return switch (kind) {
      case IMG, SRCSET, SOURCE, VIDEO, POSTER, AUDIO, LAZY, OBJECT, EMBED, ENCLOSURE -> true;
      default -> false;
    };
  }

  /** An image without the identifiers in the directory that it shares with its page. */
  private static String image(Url page, Url image) {
    String target = image.text();
    String own = page.text();
    int shared = 0;
    for (int i = 0; i < Math.min(target.length(), own.length()); i++) {
      if (target.charAt(i) != own.charAt(i)) {
        break;
      }
      shared = target.charAt(i) == '/' ? i : shared;
    }
    String directory = target.substring(0, shared);
    return directory.length() <= image.origin().length()
        ? target
        : String.valueOf(UrlPattern.of(Url.ofCanonical(directory + "/")).fine()).contains("{id}")
            ? target.substring(shared)
            : target;
  }

  /** Whether there is so much that it was not all taken in. */
  boolean overflowed() {
    return size == MOST;
  }

  int size() {
    return size;
  }

  int hash(int index) {
    return hashes[index];
  }

  int weight(int index) {
    return weights[index];
  }
}
