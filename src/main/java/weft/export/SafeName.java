package weft.export;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.url.Url;

/**
 * Names of files for URLs. The name depends on the URL alone, two URLs never share one, also where
 * the file system does not tell capitals from small letters, and every file system has it: small
 * letters of ASCII, digits, {@code . _ -}, no reserved word, no more than 200 characters. A part
 * that had to be changed for that carries a mark of what it was, behind a tilde, which occurs
 * nowhere else. No directory has an ending that a file could have.
 */
final class SafeName {
  private static final int PART = 80;
  private static final int PATH = 200;
  private static final int MARK = 12;
  private static final Pattern SAFE = Pattern.compile("[a-z0-9_-](?:[a-z0-9._-]*[a-z0-9_-])?");
  private static final Pattern RESERVED =
      Pattern.compile("(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\..*)?");
  private static final Pattern ENDING = Pattern.compile("\\.[a-z0-9]{0,4}[a-z][a-z0-9]{0,4}$");

  private SafeName() {}

  /**
   * The path of the file for a URL, with slashes, below whatever directory.
   *
   * @param ending that the file has to have, with its dot; empty where its own will do
   */
  static String of(Url url, String ending) {
    String port = url.origin().equals("https://" + url.host()) ? "" : "_" + url.port();
    StringBuilder path = new StringBuilder(part(url.host() + port, false));
    if (path.charAt(0) != '~' && url.scheme().equals("http") && url.port() == 443) {
      path.append("~http");
    }
    String[] parts = url.path().substring(1).split("/", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      path.append('/').append(part(parts[i], true));
    }
    path.append('/').append(file(parts[parts.length - 1], url.query().orElse(null), ending));
    return path.length() <= PATH ? path.toString() : shortened(url, ending);
  }

  private static String file(String name, @Nullable String query, String ending) {
    String base = name.isEmpty() ? "index" : part(name, false);
    String own = ending(base);
    boolean fits = !name.isEmpty() && !own.isEmpty() && (ending.isEmpty() || own.equals(ending));
    if (fits && query == null) {
      return base;
    }
    String stem = fits ? base.substring(0, base.length() - own.length()) : base;
    String mark = query == null ? "~" : "~" + mark(name + "?" + query);
    return stem + mark + (fits ? own : ending.isEmpty() ? ".bin" : ending);
  }

  /** The ending of a file name, with its dot; empty where it has none that counts. */
  static String ending(String name) {
    int dot = name.lastIndexOf('.');
    String end = dot > 0 ? name.substring(dot) : "";
    return ENDING.matcher(end).matches() ? end : "";
  }

  private static String part(String part, boolean directory) {
    boolean asItIs =
        part.length() <= PART
            && SAFE.matcher(part).matches()
            && !RESERVED.matcher(part).matches()
            && !(directory && !ending(part).isEmpty());
    if (asItIs) {
      return part;
    }
    String lower = part.toLowerCase(Locale.ROOT);
    String end = directory ? "" : ending(lower);
    String stem = lower.substring(0, lower.length() - end.length()).replaceAll("[^a-z0-9_-]+", "_");
    String kept = stem.substring(0, Math.min(stem.length(), PART - MARK));
    return kept + "~" + mark(part) + end;
  }

  private static String shortened(Url url, String ending) {
    String own = ending(url.path().toLowerCase(Locale.ROOT));
    String end = ending.isEmpty() ? (own.isEmpty() ? ".bin" : own) : ending;
    return part(url.host(), false) + "/~" + mark(url.text()) + mark(url.text() + "#") + end;
  }

  private static String mark(String text) {
    byte[] digest = Digests.of("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, MARK);
  }
}
