package weft.scope;

import java.util.List;
import weft.url.HostKey;

/** The patterns that hold for one host alone, beside those of the crawl. */
@FunctionalInterface
public interface HostPatterns {

  /** No host has patterns of its own. */
  HostPatterns NONE = _ -> List.of();

  /** The patterns of that host, the last one being asked first; empty where it has none. */
  List<PatternRule> of(HostKey host);
}
