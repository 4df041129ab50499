package weft.store;

import weft.url.Url;

/** A URL with the hash under which the table finds it. */
record HashedUrl(Url url, long hash) {

  /** A URL with the hash that a file finds it by. */
  static HashedUrl of(Url url, UrlHash hash) {
    return new HashedUrl(url, hash.of(url.text()));
  }
}
