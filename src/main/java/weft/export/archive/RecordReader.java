package weft.export.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
  private final Payloads payloads = new Payloads();

  /** Reads blocks up to that many bytes; longer ones are cut. */
  RecordReader(Canonicalizer canonicalizer, ArchiveSink sink, int longest) {
    this.canonicalizer = canonicalizer;
    this.sink = sink;
    this.longest = longest;
  }

  /**
   * Reads one record to its end.
   *
   * @param path of the file, where its records can be gone back to
   * @throws IOException where what follows it cannot be found from it
   */
  void read(String file, @Nullable Path path, long at, WarcRecord record) throws IOException {
    if (!record.headers().first("Content-Length").orElse("").strip().matches("\\d{1,18}")) {
      throw new IOException("it has no length");
    }
    String type = record.headers().first("WARC-Type").orElse("").strip();
    boolean wanted = List.of("response", "resource", "revisit").contains(type);
    String target = target(record);
    if (!wanted || !target.regionMatches(true, 0, "http", 0, 4)) {
      sink.skipped(type.isEmpty() ? "unknown" : wanted ? "other scheme" : type);
      record.body().consume();
      return;
    }
    Block block = Block.of(record, longest);
    check(file, at, record, block);
    Url url = url(target);
    if (url == null) {
      problem(file, at, "target is no URL: " + target);
    } else if (type.equals("resource")) {
      sink.answer(resource(file, at, record, url, block));
    } else if (type.equals("revisit")) {
      revisit(file, at, record, url, block);
    } else {
      response(file, path, at, record, url, block);
    }
    if (block.ended()) {
      throw new EOFException();
    }
  }

  private void response(
      String file, @Nullable Path path, long at, WarcRecord record, Url url, Block block) {
    HttpAnswer answer = HttpAnswer.parse(block.bytes());
    if (answer == null) {
      problem(file, at, "holds no HTTP answer: " + url);
      return;
    }
    if (answer.trouble() != null && !block.cut()) {
      problem(file, at, answer.trouble() + ": " + url);
    }
    if (path != null && !block.cut()) {
      record
          .headers()
          .first("WARC-Payload-Digest")
          .ifPresent(digest -> payloads.note(digest, path, at));
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

  /** An answer whose payload is that of another URL; that of its own stands as it is. */
  private void revisit(String file, long at, WarcRecord record, Url url, Block block) {
    String of = unframed(record.headers().first("WARC-Refers-To-Target-URI").orElse(""));
    Optional<String> digest = record.headers().first("WARC-Payload-Digest");
    HttpAnswer first =
        of.isEmpty() || Objects.equals(url, url(of)) || digest.isEmpty()
            ? null
            : payloads.find(digest.get(), longest);
    if (first == null) {
      sink.skipped("revisit");
      return;
    }
    HttpAnswer own = HttpAnswer.parse(block.bytes());
    HttpAnswer head = own == null || own.status() == 304 ? first : own;
    sink.answer(
        new ArchivedAnswer(
            url,
            date(file, at, record),
            head.status(),
            head.headers(),
            head.protocol(),
            record.headers().first("WARC-IP-Address").orElse(""),
            first.payload(),
            false,
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
      return; // told of by whoever goes on behind it
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
    boolean revisit = "revisit".equals(record.headers().first("WARC-Type").orElse(""));
    if (said.isEmpty() && ofPayload.isPresent() && whole && !revisit) {
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

  /** Forgets a file that will not be there any more. */
  void forget(Path path) {
    payloads.forget(path);
  }

  private static String target(WarcRecord record) {
    return unframed(record.headers().first("WARC-Target-URI").orElse(""));
  }

  /** Some writers put URLs in angle brackets, as the first edition of the format had it. */
  private static String unframed(String text) {
    String target = text.strip();
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
