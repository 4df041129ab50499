package weft.url;

import org.jspecify.annotations.Nullable;

/**
 * The basic URL parser of the WHATWG URL standard. The standard's state machine is laid out as one
 * method per state that reads on from {@link #at}; the methods answer false where the text is no
 * URL and leave the reason in {@link #why}.
 *
 * <p>One object parses one text; the static methods are safe for any thread.
 */
public final class UrlParser {
  private final String text;
  private final int end;
  private final @Nullable String fragment;
  private final @Nullable ParsedUrl base;

  private int at;
  private String why = "";

  private String scheme = "";
  private boolean special;
  private String username = "";
  private String password = "";
  private @Nullable String host;
  private int port = -1;
  private PathWriter path = new PathWriter(false);
  private boolean opaque;
  private @Nullable String query;

  private UrlParser(String text, @Nullable ParsedUrl base) {
    this.text = text;
    this.base = base;
    int hash = text.indexOf('#');
    end = hash < 0 ? text.length() : hash;
    fragment = hash < 0 ? null : encode(EncodeSet.FRAGMENT, hash + 1, text.length());
  }

  /** Parses a text that stands for itself, or, where there is a base, may be relative to it. */
  public static ParseResult parse(String raw, @Nullable ParsedUrl base) {
    return new UrlParser(cleaned(raw), base).run();
  }

  /** Without spaces and controls around it, and without tabs and line ends in it. */
  private static String cleaned(String raw) {
    int from = 0;
    int to = raw.length();
    while (from < to && raw.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && raw.charAt(to - 1) <= ' ') {
      to--;
    }
    String trimmed = raw.substring(from, to);
    for (int i = 0; i < trimmed.length(); i++) {
      if (isTabOrLineEnd(trimmed.charAt(i))) {
        return withoutTabsAndLineEnds(trimmed);
      }
    }
    return trimmed;
  }

  private static String withoutTabsAndLineEnds(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isTabOrLineEnd(text.charAt(i))) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  static boolean isTabOrLineEnd(char c) {
    return c == '\t' || c == '\n' || c == '\r';
  }

  private ParseResult run() {
    int colon = schemeEnd(text, 0, end);
    boolean parsed = colon < 0 ? withoutScheme() : withScheme(colon);
    return parsed ? result() : new ParseResult.Failed(why);
  }

  private ParsedUrl result() {
    return new ParsedUrl(
        scheme, username, password, host, port, path.text(), opaque, query, fragment);
  }

  private boolean failed(String reason) {
    why = reason;
    return false;
  }

  /** Where the colon behind a scheme stands; -1 where the text does not begin with a scheme. */
  static int schemeEnd(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == ':' && i > from) {
        return i;
      }
      boolean inScheme =
          Ascii.isLetter(c) || (i > from && (Ascii.isDigit(c) || "+-.".indexOf(c) >= 0));
      if (!inScheme) {
        return -1;
      }
    }
    return -1;
  }

  private void scheme(String name) {
    scheme = name;
    special = ParsedUrl.isSpecial(name);
    path = new PathWriter(name.equals("file"));
  }

  private boolean withScheme(int colon) {
    scheme(Ascii.lower(text.substring(0, colon)));
    at = colon + 1;
    if (scheme.equals("file")) {
      return file(base != null && base.scheme().equals("file") ? base : null);
    }
    if (special) {
      boolean relative = base != null && base.scheme().equals(scheme);
      return (relative && !text.startsWith("//", at)) ? relative(base) : authorityBehindSlashes();
    }
    if (!slashAt(at)) {
      return opaquePath();
    }
    at++;
    return slashAt(at) ? authority(at + 1) : path();
  }

  private boolean withoutScheme() {
    if (base == null) {
      return failed("relative without a base");
    }
    scheme(base.scheme());
    if (base.opaque()) {
      copyAuthority(base);
      copyPathAndQuery(base);
      opaque = true;
      return (end == 0 && fragment != null) || failed("nothing can be relative to " + scheme + ":");
    }
    return scheme.equals("file") ? file(base) : relative(base);
  }

  private boolean relative(@Nullable ParsedUrl to) {
    if (to == null) {
      return failed("relative without a base");
    }
    if (slashAt(at)) {
      at++;
      if (slashAt(at)) {
        return special ? authorityBehindSlashes() : authority(at + 1);
      }
      copyAuthority(to);
      return path();
    }
    copyAuthority(to);
    return relativePath(to);
  }

  private boolean relativePath(ParsedUrl to) {
    copyPathAndQuery(to);
    if (at == end) {
      return true;
    }
    query = null;
    if (text.charAt(at) == '?') {
      return query();
    }
    path.climb();
    return path();
  }

  private void copyAuthority(ParsedUrl from) {
    username = from.username();
    password = from.password();
    host = from.host();
    port = from.port();
  }

  private void copyPathAndQuery(ParsedUrl from) {
    path.copy(from.path());
    query = from.query();
  }

  private boolean file(@Nullable ParsedUrl to) {
    host = "";
    if (slashAt(at)) {
      at++;
      return slashAt(at) ? fileHost(at + 1) : fileRoot(to);
    }
    if (to == null) {
      return path();
    }
    host = to.host();
    if (at < end && driveAt(at)) {
      return path();
    }
    return relativePath(to);
  }

  private boolean fileRoot(@Nullable ParsedUrl to) {
    if (to != null) {
      host = to.host();
      if (!driveAt(at) && hasDrive(to.path())) {
        path.copy(to.path().substring(0, 3));
      }
    }
    return path();
  }

  private static boolean hasDrive(String filePath) {
    int slash = filePath.indexOf('/', 1);
    return PathWriter.isDrive(filePath, 1, slash < 0 ? filePath.length() : slash);
  }

  private boolean fileHost(int from) {
    int to = authorityEnd(from);
    at = from;
    if (PathWriter.isDriveLoosely(text, from, to)) {
      return path();
    }
    String name = from == to ? "" : HostParser.parse(text.substring(from, to), true);
    if (name == null) {
      return failed("not a host: " + text.substring(from, to));
    }
    host = name.equals("localhost") ? "" : name;
    return pathStart(to);
  }

  /** Whether a drive letter that is a whole segment stands there. */
  private boolean driveAt(int index) {
    return index + 2 <= end
        && PathWriter.isDriveLoosely(text, index, index + 2)
        && (index + 2 == end || "/\\?".indexOf(text.charAt(index + 2)) >= 0);
  }

  private boolean authorityBehindSlashes() {
    while (slashAt(at)) {
      at++;
    }
    return authority(at);
  }

  private boolean authority(int from) {
    int to = authorityEnd(from);
    int sign = text.lastIndexOf('@', to - 1);
    if (sign < from) {
      return hostAndPort(from, to) && pathStart(to);
    }
    if (sign + 1 == to) {
      return failed("no host");
    }
    int colon = text.indexOf(':', from);
    boolean named = colon < 0 || colon > sign;
    username = encode(EncodeSet.USERINFO, from, named ? sign : colon);
    password = named ? "" : encode(EncodeSet.USERINFO, colon + 1, sign);
    return hostAndPort(sign + 1, to) && pathStart(to);
  }

  private int authorityEnd(int from) {
    int i = from;
    while (i < end && !slashAt(i) && text.charAt(i) != '?') {
      i++;
    }
    return i;
  }

  private boolean hostAndPort(int from, int to) {
    int colon = portColon(from, to);
    if (from == colon && (special || colon < to)) {
      return failed("no host");
    }
    host = HostParser.parse(text.substring(from, colon), special);
    if (host == null) {
      return failed("not a host: " + text.substring(from, colon));
    }
    return colon == to || port(colon + 1, to);
  }

  /** The first colon outside of brackets, or {@code to}. */
  private int portColon(int from, int to) {
    boolean bracketed = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == ':' && !bracketed) {
        return i;
      }
      bracketed = c == '[' || (bracketed && c != ']');
    }
    return to;
  }

  private boolean port(int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (!Ascii.isDigit(text.charAt(i))) {
        return failed("not a port: " + text.substring(from, to));
      }
      value = value * 10 + text.charAt(i) - '0';
      if (value > 65535) {
        return failed("port above 65535");
      }
    }
    port = from == to || value == ParsedUrl.defaultPort(scheme) ? -1 : value;
    return true;
  }

  private boolean pathStart(int from) {
    at = from;
    if (!special && (at == end || text.charAt(at) == '?')) {
      return query();
    }
    if (slashAt(at)) {
      at++;
    }
    return path();
  }

  private boolean path() {
    int question = text.indexOf('?', at);
    int to = question < 0 || question > end ? end : question;
    int from = at;
    for (int i = at; i < to; i++) {
      if (slashAt(i)) {
        path.segment(text, from, i, false);
        from = i + 1;
      }
    }
    path.segment(text, from, to, true);
    at = to;
    return query();
  }

  private boolean opaquePath() {
    opaque = true;
    int question = text.indexOf('?', at);
    int to = question < 0 || question > end ? end : question;
    String plain = encode(EncodeSet.CONTROL, at, to);
    path.copy(plain.endsWith(" ") ? plain.substring(0, plain.length() - 1) + "%20" : plain);
    at = to;
    return query();
  }

  /** The end of the text, or a question mark and the query behind it. */
  private boolean query() {
    if (at < end) {
      query = encode(special ? EncodeSet.SPECIAL_QUERY : EncodeSet.QUERY, at + 1, end);
    }
    return true;
  }

  private boolean slashAt(int index) {
    return index < end && (text.charAt(index) == '/' || (special && text.charAt(index) == '\\'));
  }

  private String encode(EncodeSet set, int from, int to) {
    StringBuilder out = new StringBuilder(to - from + 16);
    set.encode(text, from, to, out);
    return out.toString();
  }
}
