package weft.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import weft.model.Header;
import weft.url.HostKey;
import weft.url.Url;

/**
 * The headers that the user has us send with requests for pages. Those that carry secrets go to the
 * hosts of seeds alone: the same name and port, and for a seed on port 80 the same name on port
 * 443. Safe for any number of threads.
 */
final class PageHeaders {
  private final List<Header> everywhere;
  private final List<Header> atSeeds;
  private final boolean secret;
  private final Set<HostKey> seeds = ConcurrentHashMap.newKeySet();

  PageHeaders(List<Header> open, List<Header> secrets) {
    everywhere = List.copyOf(open);
    List<Header> all = new ArrayList<>(open);
    all.addAll(secrets);
    atSeeds = List.copyOf(all);
    secret = !secrets.isEmpty();
  }

  /** Takes in the host of a seed. */
  void addSeed(Url seed) {
    if (secret) {
      HostKey host = seed.hostKey();
      seeds.add(host);
      if (host.port() == 80) {
        seeds.add(new HostKey(host.name(), 443));
      }
    }
  }

  /** The headers for that URL. */
  List<Header> of(Url url) {
    return secret && seeds.contains(url.hostKey()) ? atSeeds : everywhere;
  }
}
