package weft.fetch;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import okhttp3.Cookie;

/**
 * A file of cookies in the format of Netscape, which browsers' extensions, curl and wget read and
 * write: seven fields a line, parted by tabs.
 */
final class CookieFile {
  private static final String HTTP_ONLY = "#HttpOnly_";
  private static final String HEAD = "# Netscape HTTP Cookie File\n";

  private CookieFile() {}

  /**
   * The cookies of a file; those that have expired are for the reader to drop.
   *
   * @throws IllegalArgumentException where the file or a line cannot be used: one line for people
   */
  static List<Cookie> read(Path file) {
    List<Cookie> cookies = new ArrayList<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      boolean comment = line.startsWith("#") && !line.startsWith(HTTP_ONLY);
      if (!comment && !line.isBlank()) {
        try {
          cookies.add(cookie(line));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "cookie file " + file + ", line " + number + ": " + e.getMessage(), e);
        }
      }
    }
    return cookies;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("cookie file " + file + " does not exist", e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("cookie file " + file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cookie file " + file + " cannot be read", e);
    }
  }

  private static Cookie cookie(String line) {
    boolean httpOnly = line.startsWith(HTTP_ONLY);
    String[] fields = (httpOnly ? line.substring(HTTP_ONLY.length()) : line).split("\t", -1);
    if (fields.length != 7) {
      throw new IllegalArgumentException(
          "seven fields parted by tabs are wanted (domain, subdomains too, path, secure, expires,"
              + " name, value), not "
              + fields.length);
    }
    String domain = fields[0].startsWith(".") ? fields[0].substring(1) : fields[0];
    long expires = expires(fields[4]);
    Cookie.Builder cookie = new Cookie.Builder().path(path(fields[2]));
    cookie.name(sendable(fields[5])).value(sendable(fields[6]));
    boolean subdomains = yes(fields[1], "subdomains too");
    try {
      if (subdomains) {
        cookie.domain(domain);
      } else {
        cookie.hostOnlyDomain(domain);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException('"' + domain + "\" is no domain", e);
    }
    if (yes(fields[3], "secure")) {
      cookie.secure();
    }
    if (httpOnly) {
      cookie.httpOnly();
    }
    return (expires > 0 ? cookie.expiresAt(expires * 1000) : cookie).build();
  }

  private static String path(String field) {
    if (!field.startsWith("/")) {
      throw new IllegalArgumentException("the path must begin with /");
    }
    return field;
  }

  /** What can stand in a header. */
  private static String sendable(String field) {
    String text = field.strip();
    if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "name and value must be ASCII, without control characters");
    }
    return text;
  }

  private static boolean yes(String field, String name) {
    return switch (field) {
      case "TRUE" -> true;
      case "FALSE" -> false;
      default -> throw new IllegalArgumentException(name + " must be TRUE or FALSE");
    };
  }

  private static long expires(String field) {
    try {
      return Math.min(new java.math.BigDecimal(field.strip()).longValue(), Long.MAX_VALUE / 1000);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expires must be seconds since 1970, or 0", e);
    }
  }

  /** Writes the cookies, readable to this user alone, in place of what was there. */
  static void write(Path file, Collection<Cookie> cookies) throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    cookies.stream()
        .filter(CookieFile::fits)
        .forEach(cookie -> text.append(line(cookie)).append('\n'));
    Path parent = file.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(parent, ".cookies", ".tmp", ownerOnly(file));
    try {
      Files.writeString(fresh, text, StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } finally {
      boolean _ = Files.deleteIfExists(fresh);
    }
  }

  /** Whether a cookie can stand in a line: a server may choose a path with a tab in it. */
  private static boolean fits(Cookie cookie) {
    return cookie.path().chars().noneMatch(Character::isISOControl);
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    Set<String> views = file.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static String line(Cookie cookie) {
    String domain = (cookie.hostOnly() ? "" : ".") + cookie.domain();
    long expires = cookie.persistent() ? cookie.expiresAt() / 1000 : 0;
    return String.join(
        "\t",
        (cookie.httpOnly() ? HTTP_ONLY : "") + domain,
        cookie.hostOnly() ? "FALSE" : "TRUE",
        cookie.path(),
        cookie.secure() ? "TRUE" : "FALSE",
        Long.toString(expires),
        cookie.name(),
        cookie.value());
  }
}
