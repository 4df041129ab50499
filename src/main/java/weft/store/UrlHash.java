package weft.store;

/**
 * A 64-bit hash of URL texts with a secret seed, so that nobody can prepare URLs that collide. It
 * finds rows; only the text decides.
 */
record UrlHash(long seed) {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  long of(String text) {
    long hash = seed ^ (text.length() * MIX);
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * MIX;
      hash ^= hash >>> 32;
    }
    hash *= 0xD6E8FEB86659FD93L;
    return hash ^ (hash >>> 32);
  }
}
