package weft.fetch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Challenge;
import org.jspecify.annotations.Nullable;

/**
 * A challenge of the Digest scheme (RFC 7616) and how it is answered: with MD5 or SHA-256, with
 * {@code qop=auth} or, as RFC 2069 had it, without.
 *
 * @param algorithm as the challenge names it, such as {@code SHA-256-sess}; empty where it does not
 * @param qop whether {@code auth} is offered
 * @param stale whether only the nonce was too old
 */
record Digest(
    String realm,
    String nonce,
    @Nullable String opaque,
    String algorithm,
    boolean qop,
    boolean userhash,
    boolean stale) {

  /** The strongest of the challenges that can be answered; null where none can. */
  static @Nullable Digest strongest(List<Challenge> challenges) {
    Digest best = null;
    for (Challenge challenge : challenges) {
      Digest digest = challenge.scheme().equalsIgnoreCase("Digest") ? of(challenge) : null;
      if (digest != null && (best == null || (digest.sha() && !best.sha()))) {
        best = digest;
      }
    }
    return best;
  }

  private static @Nullable Digest of(Challenge challenge) {
    Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    challenge
        .authParams()
        .forEach(
            (name, value) -> {
              if (name != null) {
                named.put(name, value);
              }
            });
    String nonce = named.get("nonce");
    String qop = named.get("qop");
    String algorithm = named.getOrDefault("algorithm", "");
    boolean known =
        List.of("", "MD5", "MD5-SESS", "SHA-256", "SHA-256-SESS")
            .contains(algorithm.toUpperCase(Locale.ROOT));
    boolean offered =
        qop == null || List.of(qop.toLowerCase(Locale.ROOT).split("[ ,]+", -1)).contains("auth");
    if (nonce == null || !known || !offered || !named.values().stream().allMatch(Digest::plain)) {
      return null;
    }
    return new Digest(
        named.getOrDefault("realm", ""),
        nonce,
        named.get("opaque"),
        algorithm,
        qop != null,
        "true".equalsIgnoreCase(named.get("userhash")),
        "true".equalsIgnoreCase(named.get("stale")));
  }

  /** Whether a text can stand in a header as it is. */
  private static boolean plain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  private boolean sha() {
    return algorithm.toUpperCase(Locale.ROOT).startsWith("SHA");
  }

  /**
   * The value of the Authorization header of a GET.
   *
   * @param target path and query
   * @param count how often the nonce has been used, from 1
   * @param cnonce chosen by the client
   */
  String answer(Login login, String target, int count, String cnonce) {
    String nc = String.format(Locale.ROOT, "%08x", count);
    String a1 = hash(login.user() + ":" + realm + ":" + login.password());
    if (algorithm.toUpperCase(Locale.ROOT).endsWith("-SESS")) {
      a1 = hash(a1 + ":" + nonce + ":" + cnonce);
    }
    String a2 = hash("GET:" + target);
    String middle = qop ? nonce + ":" + nc + ":" + cnonce + ":auth" : nonce;
    StringBuilder header = new StringBuilder("Digest ");
    header.append(userhash ? "username=" + quoted(hash(login.user() + ":" + realm)) : name(login));
    header.append(", realm=").append(quoted(realm));
    header.append(", nonce=").append(quoted(nonce));
    header.append(", uri=").append(quoted(target));
    header.append(", response=").append(quoted(hash(a1 + ":" + middle + ":" + a2)));
    if (!algorithm.isEmpty()) {
      header.append(", algorithm=").append(algorithm);
    }
    if (opaque != null) {
      header.append(", opaque=").append(quoted(opaque));
    }
    if (qop) {
      header.append(", qop=auth, nc=").append(nc).append(", cnonce=").append(quoted(cnonce));
    }
    return userhash ? header.append(", userhash=true").toString() : header.toString();
  }

  /** The name as it is or, where that is not ASCII, by RFC 8187. */
  private static String name(Login login) {
    if (plain(login.user())) {
      return "username=" + quoted(login.user());
    }
    StringBuilder name = new StringBuilder("username*=UTF-8''");
    for (byte b : login.user().getBytes(StandardCharsets.UTF_8)) {
      boolean letter = b > 0 && Character.isLetterOrDigit(b);
      name.append(letter ? String.valueOf((char) b) : "%%%02X".formatted(b));
    }
    return name.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(sha() ? "SHA-256" : "MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the Java runtime lacks a digest", e);
    }
  }
}
