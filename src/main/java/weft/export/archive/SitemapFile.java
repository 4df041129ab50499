package weft.export.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import weft.model.ArchivedAnswer;
import weft.model.Header;
import weft.model.Headers;
import weft.url.CanonicalResult;
import weft.url.Canonicalizer;
import weft.url.Url;

/**
 * A sitemap that lies in a file. It is taken for the answer of the host that its first entry is on,
 * at the top of it and under the name of the file, when the file was written.
 */
final class SitemapFile {
  private static final Pattern FIRST = Pattern.compile("<loc>\\s*(?:<!\\[CDATA\\[)?\\s*([^<\\]]+)");
  private static final int HEAD = 1 << 20;

  private final String name;
  private final Canonicalizer canonicalizer;
  private final ArchiveSink sink;
  private final int longest;

  SitemapFile(String name, Canonicalizer canonicalizer, ArchiveSink sink, int longest) {
    this.name = name;
    this.canonicalizer = canonicalizer;
    this.sink = sink;
    this.longest = longest;
  }

  void read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(longest);
    }
    Matcher first = FIRST.matcher(head(bytes));
    Url entry = first.find() ? canonical(first.group(1).strip()) : null;
    if (entry == null) {
      sink.problem(new ArchiveProblem(name, 0, "the sitemap lists no URL"));
      return;
    }
    String leaf = String.valueOf(file.getFileName());
    Url place = canonical(entry.origin() + "/" + leaf.replaceAll("[^A-Za-z0-9._-]", "-"));
    if (place == null) {
      throw new IllegalStateException("no URL for " + leaf);
    }
    Instant at = Files.getLastModifiedTime(file).toInstant();
    sink.answer(
        new ArchivedAnswer(
            place,
            at,
            200,
            new Headers(List.of(new Header("Content-Type", "application/xml"))),
            "",
            "",
            bytes,
            Files.size(file) > bytes.length,
            name + ":0"));
  }

  private @Nullable Url canonical(String text) {
    return canonicalizer.canonicalize(text, null) instanceof CanonicalResult.Accepted accepted
        ? accepted.url()
        : null;
  }

  private static String head(byte[] bytes) throws IOException {
    boolean packed = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    InputStream plain = new ByteArrayInputStream(bytes);
    try (InputStream in = packed ? new GZIPInputStream(plain) : plain) {
      return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
    }
  }
}
