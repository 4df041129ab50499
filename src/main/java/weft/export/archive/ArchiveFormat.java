package weft.export.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What a file is, by its first bytes. */
enum ArchiveFormat {
  /** WARC or ARC, plain or gzip. */
  WARC,
  /** The same in zstd. */
  WARC_ZSTD,
  /** A package with WARC files in it. */
  WACZ,
  /** A sitemap in XML, plain or gzip. */
  SITEMAP,
  /** A table with a column Address: pages, as Screaming Frog exports them. */
  PAGE_TABLE,
  /** A table with the columns Source and Destination: links, likewise. */
  LINK_TABLE,
  /** URLs, one a line. */
  URL_LIST,
  /** Nothing. */
  EMPTY,
  /** None of these. */
  UNKNOWN;

  private static final int HEAD = 4096;

  /** Looks at the beginning of a file. */
  static ArchiveFormat of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (head.length == 0) {
      return EMPTY;
    }
    if (starts(head, 0x28, 0xb5, 0x2f, 0xfd) || starts(head, 0x5d, 0x2a, 0x4d, 0x18)) {
      return WARC_ZSTD;
    }
    if (starts(head, 'P', 'K', 3, 4)) {
      return WACZ;
    }
    if (!starts(head, 0x1f, 0x8b)) {
      return ofText(head);
    }
    ArchiveFormat inside = ofText(inflated(file));
    return inside == SITEMAP ? SITEMAP : WARC;
  }

  private static byte[] inflated(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readNBytes(HEAD);
    } catch (EOFException | ZipException _) {
      return new byte[0];
    }
  }

  private static ArchiveFormat ofText(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading();
    String first = text.lines().findFirst().orElse("").replace("\"", "");
    if (text.startsWith("WARC/") || text.contains("\nWARC/1.") || text.startsWith("filedesc:")) {
      return WARC;
    }
    if (text.startsWith("<")) {
      boolean lists = text.contains("<urlset") || text.contains("<sitemapindex");
      return lists ? SITEMAP : UNKNOWN;
    }
    if (first.startsWith("Address,") || first.contains(",Address,")) {
      return PAGE_TABLE;
    }
    if (first.contains("Source,") && first.contains("Destination,")) {
      return LINK_TABLE;
    }
    return text.lines().limit(20).anyMatch(ArchiveFormat::isUrl) ? URL_LIST : UNKNOWN;
  }

  private static boolean isUrl(String line) {
    String lower = line.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  private static boolean starts(byte[] bytes, int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
