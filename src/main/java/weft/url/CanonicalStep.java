package weft.url;

/**
 * What is done to a resolved URL to make it canonical: each step does one thing, doing it twice
 * changes nothing, and they are applied in the order in which they stand here.
 */
enum CanonicalStep {
  /** The part behind the hash sign is never sent, so it names no other resource. */
  DROP_FRAGMENT {
    @Override
    ParsedUrl apply(ParsedUrl url) {
      return url.withoutFragment();
    }
  },
  /** User name and password are a credential for the host, not part of a resource's name. */
  DROP_USERINFO {
    @Override
    ParsedUrl apply(ParsedUrl url) {
      return url.withoutUserinfo();
    }
  };

  abstract ParsedUrl apply(ParsedUrl url);
}
