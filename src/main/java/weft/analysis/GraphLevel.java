package weft.analysis;

import java.util.Locale;

/** What the nodes of a graph stand for. */
public enum GraphLevel {
  /** URLs that were answered as pages. */
  PAGE,
  /** Directories: URLs up to the last slash of their path. */
  DIR,
  /** Hosts: scheme, name and port. */
  HOST;

  /** The word for it on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the nodes are called, in the plural. */
  public String nodes() {
    return switch (this) {
      case PAGE -> "pages";
      case DIR -> "directories";
      case HOST -> "hosts";
    };
  }

  /** The name of the node that a canonical URL belongs to. */
  String nodeOf(String url) {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return switch (this) {
      case PAGE -> url;
      case DIR -> {
        int query = url.indexOf('?', path);
        yield url.substring(0, url.lastIndexOf('/', query < 0 ? url.length() : query) + 1);
      }
      case HOST -> url.substring(0, path + 1);
    };
  }
}
