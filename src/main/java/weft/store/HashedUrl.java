package weft.store;

import weft.url.Url;

/** A URL with the hash under which the table finds it. */
record HashedUrl(Url url, long hash) {}
