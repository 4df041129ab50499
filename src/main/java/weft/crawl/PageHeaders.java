package weft.crawl;

import java.util.ArrayList;
import java.util.List;
import weft.fetch.SecretPlaces;
import weft.model.Header;
import weft.url.Url;

/**
 * The headers that the user has us send with requests for pages. Those that carry secrets go to the
 * places of seeds alone: the same scheme, name and port, and for a seed of plain http its name over
 * https. Safe for any number of threads.
 */
final class PageHeaders {
  private final List<Header> everywhere;
  private final List<Header> atSeeds;
  private final boolean secret;
  private final SecretPlaces places;

  PageHeaders(List<Header> open, List<Header> secrets, SecretPlaces places) {
    this.places = places;
    everywhere = List.copyOf(open);
    List<Header> all = new ArrayList<>(open);
    all.addAll(secrets);
    atSeeds = List.copyOf(all);
    secret = !secrets.isEmpty();
  }

  /** Takes in the place of a seed. */
  void addSeed(Url seed) {
    places.add(seed);
  }

  /** The headers for that URL. */
  List<Header> of(Url url) {
    return secret && places.has(url) ? atSeeds : everywhere;
  }
}
