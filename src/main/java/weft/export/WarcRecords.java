package weft.export;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.Warcinfo;

/** The records of WARC 1.1 (ISO 28500:2017) that answers become. */
final class WarcRecords {
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]+");

  private final UUID info;

  /** Records of a file that begins with the warcinfo record of that id. */
  WarcRecords(UUID info) {
    this.info = info;
  }

  /** What a file says about itself. */
  static Warcinfo info(UUID id, Instant at, String fileName, String fields) {
    byte[] block = fields.getBytes(StandardCharsets.UTF_8);
    return new Warcinfo.Builder()
        .version(MessageVersion.WARC_1_1)
        .recordId(id)
        .date(at)
        .filename(fileName)
        .addHeader("WARC-Block-Digest", Digests.sha256(block))
        .body(MediaType.WARC_FIELDS, block)
        .build();
  }

  /** An answer, as response or revisit, that is about to be written. */
  record Archived(
      WarcRecord record, @Nullable String payloadDigest, boolean revisit, String type) {}

  /**
   * The answer itself.
   *
   * @param first an earlier answer with the same body; absent where it is the first
   */
  Archived answer(Capture capture, @Nullable Capture first) throws IOException {
    if (capture.status() == 304) {
      return notModified(capture, first);
    }
    byte[] payload = capture.payload();
    boolean asItCame = capture.asItCame(capture.bytes().length);
    WarcDigest digest = payload.length == 0 ? null : Digests.sha1(payload);
    if (first != null && digest != null && sameForm(capture, first)) {
      byte[] header = HttpMessage.header(capture, payload.length, asItCame);
      return archived(
          capture, identical(capture, first, header).payloadDigest(digest).build(), digest, true);
    }
    byte[] header = HttpMessage.header(capture, payload.length, asItCame);
    byte[] block = HttpMessage.whole(header, payload);
    WarcResponse.Builder response = new WarcResponse.Builder(capture.url());
    describe(response, capture, "response", block);
    if (digest != null) {
      response.payloadDigest(digest);
    }
    WarcTruncationReason cut = truncation(capture);
    if (cut != WarcTruncationReason.NOT_TRUNCATED) {
      response.truncated(cut);
    }
    response.body(MediaType.HTTP_RESPONSE, block);
    return archived(capture, response.build(), digest, false);
  }

  private static Archived archived(
      Capture capture, WarcRecord record, @Nullable WarcDigest digest, boolean revisit) {
    return new Archived(
        record,
        digest == null ? null : digest.prefixedBase32(),
        revisit,
        capture.headers().first("Content-Type").orElse(""));
  }

  /** Whether the payload of a record is that of the other one, byte for byte. */
  private static boolean sameForm(Capture capture, Capture first) {
    boolean asItCame = capture.asItCame(capture.bytes().length);
    return capture.truncated().isEmpty()
        && first.truncated().isEmpty()
        && asItCame == first.asItCame(capture.bytes().length);
  }

  private Archived notModified(Capture capture, @Nullable Capture first) {
    byte[] header = HttpMessage.header(capture, 0, true);
    WarcRevisit.Builder revisit =
        new WarcRevisit.Builder(capture.url())
            .setHeader("WARC-Profile", WarcRevisit.SERVER_NOT_MODIFIED_1_1.toString());
    describe(revisit, capture, "revisit", header);
    if (first != null) {
      revisit.refersTo(URI.create("urn:uuid:" + id(first, "response")), first.url(), first.at());
    }
    revisit.body(MediaType.HTTP_RESPONSE, header);
    return archived(capture, revisit.build(), null, true);
  }

  private WarcRevisit.Builder identical(Capture capture, Capture first, byte[] header) {
    WarcRevisit.Builder revisit =
        new WarcRevisit.Builder(capture.url())
            .setHeader("WARC-Profile", WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1.toString());
    describe(revisit, capture, "revisit", header);
    revisit.refersTo(URI.create("urn:uuid:" + id(first, "response")), first.url(), first.at());
    return revisit.body(MediaType.HTTP_RESPONSE, header);
  }

  /** What is known of the request. */
  WarcRecord request(Capture capture, WarcRecord answer) {
    byte[] block = HttpMessage.request(capture);
    WarcRequest.Builder request = new WarcRequest.Builder(capture.url());
    describe(request, capture, "request", block);
    return request.concurrentTo(answer.id()).body(MediaType.HTTP_REQUEST, block).build();
  }

  /** What was found in the answer, and how the crawl came to it. */
  WarcRecord metadata(Capture capture, WarcRecord answer, String fields) {
    byte[] block = fields.getBytes(StandardCharsets.UTF_8);
    WarcMetadata.Builder metadata = new WarcMetadata.Builder().targetURI(capture.url());
    describe(metadata, capture, "metadata", block);
    return metadata
        .concurrentTo(answer.id())
        .setHeader("WARC-Refers-To", "<" + answer.id() + ">")
        .body(MediaType.WARC_FIELDS, block)
        .build();
  }

  private <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>>
      void describe(B builder, Capture capture, String kind, byte[] block) {
    builder
        .version(MessageVersion.WARC_1_1)
        .recordId(id(capture, kind))
        .date(capture.at())
        .warcinfoId(URI.create("urn:uuid:" + info))
        .addHeader("WARC-Block-Digest", Digests.sha256(block));
    if (ADDRESS.matcher(capture.address()).matches()) {
      builder.addHeader("WARC-IP-Address", capture.address());
    }
    if (!kind.equals("metadata") && !capture.protocol().isEmpty()) {
      builder.addHeader("WARC-Protocol", capture.protocol());
    }
  }

  /** The id of a record of an answer: the same in every export, of whatever run. */
  private static UUID id(Capture capture, String kind) {
    String at = Long.toString(capture.at().toEpochMilli());
    return Digests.uuid(kind, capture.url(), at, Long.toString(capture.id()), capture.sha256());
  }

  private static WarcTruncationReason truncation(Capture capture) {
    if (capture.head()) {
      return WarcTruncationReason.NOT_TRUNCATED;
    }
    return switch (capture.truncated()) {
      case "" ->
          capture.lacksBytes()
              ? WarcTruncationReason.UNSPECIFIED
              : WarcTruncationReason.NOT_TRUNCATED;
      case "wire", "decoded", "ratio" -> WarcTruncationReason.LENGTH;
      default -> WarcTruncationReason.UNSPECIFIED;
    };
  }
}
