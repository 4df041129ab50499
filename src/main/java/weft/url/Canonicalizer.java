package weft.url;

import org.jspecify.annotations.Nullable;

/**
 * The one way from a text in a page, a header or a seed file to a {@link Url}: resolved as the
 * WHATWG URL standard says, then the steps of {@link CanonicalStep}, then a limit on the length,
 * then the user's {@link Rewrites}. Canonical text is canonical for itself. Safe for any thread.
 */
public final class Canonicalizer {
  /** The longest canonical URL, in bytes; canonical text is ASCII. */
  public static final int MAX_LENGTH = 8192;

  /** The standard takes such a URL, but nobody can answer there (RFC 6335, section 6). */
  private static final String NO_PORT = "port 0 is no server's";

  private final Rewrites rewrites;

  /** A canonicalizer that changes no more than the standard asks. */
  public Canonicalizer() {
    this(Rewrites.NONE);
  }

  /** A canonicalizer that also does what the user asks. */
  public Canonicalizer(Rewrites rewrites) {
    this.rewrites = rewrites;
  }

  /**
   * The URL that a text means.
   *
   * @param raw as it stood in its source
   * @param base what a relative text is relative to; absent where it has to be absolute
   */
  public CanonicalResult canonicalize(String raw, @Nullable Url base) {
    String plain = PlainText.canonical(raw, base);
    if (plain != null) {
      return limited(plain, null);
    }
    String foreign = foreignScheme(raw);
    if (foreign != null) {
      return new CanonicalResult.Foreign(foreign);
    }
    return switch (UrlParser.parse(raw, base == null ? null : ParsedUrl.of(base))) {
      case ParseResult.Failed(String why) -> new CanonicalResult.Malformed(why);
      case ParsedUrl url when !url.isWeb() -> new CanonicalResult.Foreign(url.scheme());
      case ParsedUrl url when url.port() == 0 -> new CanonicalResult.Malformed(NO_PORT);
      case ParsedUrl url -> limited(stepped(url).text(), url.userinfo());
    };
  }

  /**
   * The scheme of a text such as {@code data:...} or {@code javascript:...}, which is a URL
   * whatever comes behind the colon, so that long ones need not be read; null where it takes a
   * parser.
   */
  private static @Nullable String foreignScheme(String raw) {
    int from = 0;
    while (from < raw.length() && raw.charAt(from) <= ' ') {
      from++;
    }
    int colon = UrlParser.schemeEnd(raw, from, raw.length());
    if (colon < 0 || colon + 1 == raw.length()) {
      return null;
    }
    char next = raw.charAt(colon + 1);
    String scheme = Ascii.lower(raw.substring(from, colon));
    boolean open = next == '/' || UrlParser.isTabOrLineEnd(next) || ParsedUrl.isSpecial(scheme);
    return open ? null : scheme;
  }

  private static ParsedUrl stepped(ParsedUrl resolved) {
    ParsedUrl url = resolved;
    for (CanonicalStep step : CanonicalStep.values()) {
      url = step.apply(url);
    }
    return url;
  }

  private CanonicalResult limited(String text, @Nullable String userinfo) {
    return text.length() > MAX_LENGTH
        ? new CanonicalResult.TooLong(text.length())
        : new CanonicalResult.Accepted(rewrites.apply(Url.ofCanonical(text)), userinfo);
  }
}
