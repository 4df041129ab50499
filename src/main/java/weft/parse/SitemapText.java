package weft.parse;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a sitemap's body, unzipped where it is zipped, read as a stream. It ends early where
 * it is damaged, too long, takes too long to read, or holds no tag for a long stretch; {@link
 * #trouble} then says so. So what a hostile body costs is bounded, and what stood at its beginning
 * counts. Owned by one parse.
 */
final class SitemapText extends Reader {
  private static final int LONGEST_STRETCH = 1 << 20;
  private static final int HEAD = 1024;
  private static final int TAIL = 4096;
  private static final int DEEPEST_ZIP = 2;

  private final int longest;
  private final LongSupplier nanoClock;
  private final long deadline;
  private final StringBuilder tail = new StringBuilder();
  private Reader text = nullReader();
  private @Nullable String trouble;
  private @Nullable String damage;
  private long length;
  private int stretch;
  private boolean tagged;

  private SitemapText(int longest, long budgetNanos, LongSupplier nanoClock) {
    this.longest = longest;
    this.nanoClock = nanoClock;
    deadline = nanoClock.getAsLong() + budgetNanos;
  }

  /** The text of a body of that type, up to a number of characters. */
  static SitemapText of(
      byte[] body, MediaType type, int longest, long budgetNanos, LongSupplier nanoClock) {
    SitemapText source = new SitemapText(longest, budgetNanos, nanoClock);
    try {
      InputStream bytes = source.unzipped(body);
      bytes.mark(HEAD);
      byte[] head = bytes.readNBytes(HEAD);
      bytes.reset();
      bytes.skipNBytes(mark(head));
      source.text = new InputStreamReader(bytes, charset(head, type));
    } catch (IOException e) {
      source.trouble = "cannot be unzipped: " + e.getMessage();
    }
    return source;
  }

  private InputStream unzipped(byte[] body) throws IOException {
    InputStream bytes = new BufferedInputStream(new ByteArrayInputStream(body));
    for (int i = 0; i < DEEPEST_ZIP && isZipped(bytes); i++) {
      bytes = new BufferedInputStream(new Forgiving(new GZIPInputStream(bytes, 1 << 15)), 1 << 15);
    }
    return bytes;
  }

  private static boolean isZipped(InputStream bytes) throws IOException {
    bytes.mark(2);
    boolean zipped = bytes.read() == 0x1F && bytes.read() == 0x8B;
    bytes.reset();
    return zipped;
  }

  private static int mark(byte[] head) {
    if (head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB) {
      return head[2] == (byte) 0xBF ? 3 : 0;
    }
    return utf16(head) == null ? 0 : 2;
  }

  private static @Nullable Charset utf16(byte[] head) {
    if (head.length < 2 || head[0] + head[1] != (byte) 0xFE + (byte) 0xFF) {
      return null;
    }
    return head[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  /** What a byte order mark says, else the header, else the XML declaration; else UTF-8. */
  private static Charset charset(byte[] head, MediaType type) {
    Charset marked = mark(head) == 3 ? StandardCharsets.UTF_8 : utf16(head);
    if (marked != null) {
      return marked;
    }
    Optional<Encoding> named = type.encoding().or(() -> XmlDeclaration.encoding(head, HEAD));
    Charset charset = named.map(Encoding::charset).orElse(null);
    return charset == null ? StandardCharsets.UTF_8 : charset;
  }

  /** From here on the text is XML, and tags are to be expected. */
  void expectTags() {
    tagged = true;
  }

  @Override
  public int read(char[] into, int offset, int wanted) throws IOException {
    if (trouble == null && nanoClock.getAsLong() - deadline > 0) {
      trouble = "reading took too long; the rest is left out";
    }
    if (trouble == null && length >= longest) {
      trouble = "longer than " + size() + "; the rest is left out";
    }
    if (trouble != null) {
      return -1;
    }
    int n = text.read(into, offset, (int) Math.min(wanted, longest - length));
    if (n > 0) {
      length += n;
      watch(into, offset, n);
    }
    return n;
  }

  private String size() {
    return longest % (1 << 20) == 0 ? (longest >> 20) + " MB" : longest + " bytes";
  }

  private void watch(char[] chars, int offset, int n) {
    tail.append(chars, offset + Math.max(0, n - TAIL), Math.min(n, TAIL));
    if (tail.length() > 2 * TAIL) {
      tail.delete(0, tail.length() - TAIL);
    }
    for (int i = offset; tagged && i < offset + n; i++) {
      stretch = chars[i] == '<' ? 0 : stretch + 1;
    }
    if (stretch > LONGEST_STRETCH) {
      trouble = "a long stretch without a tag; the rest is left out";
    }
  }

  /** The last characters that were read, some thousands at most. */
  String tail() {
    return tail.toString();
  }

  /** Why it ended early; absent where it did not. */
  @Nullable String trouble() {
    return trouble != null ? trouble : damage;
  }

  /** Nothing to close. */
  @Override
  public void close() {}

  /** Ends where what it reads is damaged; everything before counts. */
  private final class Forgiving extends FilterInputStream {
    Forgiving(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read(byte[] into, int offset, int wanted) {
      try {
        return super.read(into, offset, wanted);
      } catch (IOException e) {
        damage = "its gzip is damaged or cut; what could be read counts";
        return -1;
      }
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int available() {
      return 0;
    }
  }
}
