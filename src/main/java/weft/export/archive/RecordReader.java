package weft.export.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import weft.model.ArchivedAnswer;
import weft.model.Header;
import weft.model.Headers;
import weft.url.CanonicalResult;
import weft.url.Canonicalizer;
import weft.url.Url;

/** Records of WARC, turned into answers. */
final class RecordReader {
  private final Canonicalizer canonicalizer;
  private final ArchiveSink sink;
  private final int longest;

  /** Reads blocks up to that many bytes; longer ones are cut. */
  RecordReader(Canonicalizer canonicalizer, ArchiveSink sink, int longest) {
    this.canonicalizer = canonicalizer;
    this.sink = sink;
    this.longest = longest;
  }

  /**
   * Reads one record to its end.
   *
   * @throws IOException where what follows it cannot be found from it
   */
  void read(String file, long at, WarcRecord record) throws IOException {
    String type = record.headers().first("WARC-Type").orElse("").strip();
    boolean wanted = type.equals("response") || type.equals("resource");
    String target = target(record);
    if (!wanted || !target.regionMatches(true, 0, "http", 0, 4)) {
      sink.skipped(type.isEmpty() ? "unknown" : wanted ? "other scheme" : type);
      record.body().consume();
      return;
    }
    Block block = block(record);
    check(file, at, record, block);
    Url url = url(target);
    if (url == null) {
      problem(file, at, "target is no URL: " + target);
    } else if (type.equals("resource")) {
      sink.answer(resource(file, at, record, url, block));
    } else {
      response(file, at, record, url, block);
    }
    if (block.ended()) {
      throw new EOFException();
    }
  }

  /**
   * What a record holds.
   *
   * @param cut whether there is more of it
   * @param ended whether the file ends in it
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
  private record Block(byte[] bytes, boolean cut, boolean ended) {}

  private Block block(WarcRecord record) throws IOException {
    long length = Math.max(0, record.body().size());
    byte[] bytes = new byte[(int) Math.min(length, 1 << 16)];
    int filled = 0;
    InputStream body = record.body().stream();
    try {
      while (filled < Math.min(length, longest)) {
        if (filled == bytes.length) {
          bytes = Arrays.copyOf(bytes, (int) Math.min(Math.min(length, longest), 2L * filled));
        }
        int count = body.read(bytes, filled, bytes.length - filled);
        if (count < 0) {
          break;
        }
        filled += count;
      }
      record.body().consume();
    } catch (IOException _) {
      return new Block(Arrays.copyOf(bytes, filled), true, true);
    }
    byte[] read = filled == bytes.length ? bytes : Arrays.copyOf(bytes, filled);
    return new Block(read, filled < length, filled < Math.min(length, longest));
  }

  private void response(String file, long at, WarcRecord record, Url url, Block block) {
    HttpAnswer answer = HttpAnswer.parse(block.bytes());
    if (answer == null) {
      problem(file, at, "holds no HTTP answer: " + url);
      return;
    }
    if (answer.trouble() != null && !block.cut()) {
      problem(file, at, answer.trouble() + ": " + url);
    }
    boolean cut = block.cut() || record.headers().first("WARC-Truncated").isPresent();
    sink.answer(
        new ArchivedAnswer(
            url,
            date(file, at, record),
            answer.status(),
            answer.headers(),
            answer.protocol(),
            record.headers().first("WARC-IP-Address").orElse(""),
            answer.payload(),
            cut,
            file + ":" + at));
  }

  private ArchivedAnswer resource(String file, long at, WarcRecord record, Url url, Block block) {
    String type = record.headers().first("Content-Type").orElse("application/octet-stream");
    return new ArchivedAnswer(
        url,
        date(file, at, record),
        200,
        new Headers(List.of(new Header("Content-Type", type))),
        "",
        record.headers().first("WARC-IP-Address").orElse(""),
        block.bytes(),
        block.cut(),
        file + ":" + at);
  }

  private void check(String file, long at, WarcRecord record, Block block) {
    if (block.ended()) {
      problem(file, at, "the file ends inside a record");
      return;
    }
    if (block.cut()) {
      problem(file, at, "the record is longer than %d bytes and was cut".formatted(longest));
      return;
    }
    Optional<String> said = record.headers().first("WARC-Block-Digest");
    if (said.isPresent() && !matches(said.get(), block.bytes())) {
      problem(file, at, "the digest of the block is not " + said.get());
    }
    Optional<String> ofPayload = record.headers().first("WARC-Payload-Digest");
    boolean whole = record.headers().first("WARC-Truncated").isEmpty();
    if (said.isEmpty() && ofPayload.isPresent() && whole) {
      HttpAnswer answer = HttpAnswer.parse(block.bytes());
      if (answer != null
          && !matches(ofPayload.get(), answer.payload())
          && !matches(ofPayload.get(), answer.raw())) {
        problem(file, at, "the digest of the payload is not " + ofPayload.get());
      }
    }
  }

  /** Whether bytes have that digest; they have one that cannot be computed. */
  private static boolean matches(String said, byte[] bytes) {
    try {
      WarcDigest digest = new WarcDigest(said.strip());
      MessageDigest digester = digest.getDigester();
      return digest.equals(new WarcDigest(digest.algorithm(), digester.digest(bytes)));
    } catch (IllegalArgumentException | NoSuchAlgorithmException _) {
      return true;
    }
  }

  private Instant date(String file, long at, WarcRecord record) {
    String said = record.headers().first("WARC-Date").orElse("").strip();
    try {
      return Instant.parse(said);
    } catch (DateTimeException _) {
      problem(file, at, said.isEmpty() ? "has no date" : "no date: " + said);
      return Instant.EPOCH;
    }
  }

  private static String target(WarcRecord record) {
    String target = record.headers().first("WARC-Target-URI").orElse("").strip();
    boolean framed = target.startsWith("<") && target.endsWith(">");
    return framed ? target.substring(1, target.length() - 1) : target;
  }

  private @Nullable Url url(String target) {
    return canonicalizer.canonicalize(target, null) instanceof CanonicalResult.Accepted accepted
        ? accepted.url()
        : null;
  }

  private void problem(String file, long at, String what) {
    sink.problem(new ArchiveProblem(file, at, what));
  }
}
