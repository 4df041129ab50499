package weft.fetch;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Challenge;
import org.jspecify.annotations.Nullable;

/**
 * A login at one host and how that host wants to be told of it: nothing is sent until it has asked,
 * and from then on with every request. Safe for any number of threads.
 */
final class Account {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What the host has asked for; a digest counts its answers. */
  private sealed interface Wish {}

  private record Nothing() implements Wish {}

  private record Basic() implements Wish {}

  private record Digested(Digest digest, String cnonce, AtomicInteger count) implements Wish {}

  private final Login login;
  private volatile Wish wish;
  private volatile boolean warned;

  /** An account that is used once the host asks for it, or, unasked, by the Basic scheme. */
  Account(Login login, boolean unasked) {
    this.login = login;
    wish = unasked ? new Basic() : new Nothing();
  }

  /** The value of the Authorization header for that path and query; null where none is wanted. */
  @Nullable String authorization(String target) {
    return switch (wish) {
      case Nothing _ -> null;
      case Basic _ -> Credentials.basic(login);
      case Digested(Digest digest, String cnonce, AtomicInteger count) ->
          digest.answer(login, target, count.incrementAndGet(), cnonce);
    };
  }

  /**
   * Learns from an answer with status 401.
   *
   * @param sent the Authorization header that it answers; null where there was none
   * @return whether the request may have more luck now
   */
  boolean challenged(List<Challenge> challenges, @Nullable String sent) {
    Digest digest = Digest.strongest(challenges);
    if (digest != null) {
      boolean refused = sent != null && sent.startsWith("Digest ") && !digest.stale();
      if (!refused) {
        wish = new Digested(digest, cnonce(), new AtomicInteger());
      }
      return !refused;
    }
    boolean basic = challenges.stream().anyMatch(c -> c.scheme().equalsIgnoreCase("Basic"));
    if (!basic || sent != null) {
      return false;
    }
    wish = new Basic();
    return true;
  }

  /** Whether this is the first time that somebody asks. */
  boolean firstWarning() {
    boolean first = !warned;
    warned = true;
    return first;
  }

  private static String cnonce() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
