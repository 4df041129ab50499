package weft.export;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.netpreserve.jwarc.URIs;

/**
 * Lines of a CDXJ index: a key that sorts all captures of a URL together (SURT, in the normal form
 * that replay tools look for), the second of the capture, and where its record lies.
 */
final class Cdxj {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String REVISIT = "warc/revisit";

  private Cdxj() {}

  static String line(Capture capture, WarcRecords.Archived archived, WarcPlace place) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("url", capture.url());
    fields.put("mime", archived.revisit() ? REVISIT : mime(archived.type()));
    fields.put("status", Integer.toString(capture.status()));
    if (archived.payloadDigest() != null) {
      fields.put("digest", archived.payloadDigest());
    }
    fields.put("length", Long.toString(place.length()));
    fields.put("offset", Long.toString(place.offset()));
    fields.put("filename", place.file());
    return key(capture.url()) + " " + SECOND.format(capture.at()) + " " + Json.object(fields);
  }

  /** A key never has a blank in it, and never a character that is not ASCII. */
  private static String key(String url) {
    StringBuilder key = new StringBuilder();
    for (char c : URIs.toNormalizedSurt(url).toCharArray()) {
      if (c > ' ' && c < 0x7F) {
        key.append(c);
      } else {
        key.append("%%%02x".formatted((int) c));
      }
    }
    return key.toString();
  }

  private static String mime(String type) {
    String essence = type.split("[;,]", 2)[0].strip().toLowerCase(Locale.ROOT);
    return essence.matches("[!-~]+/[!-~]+") ? essence : "unk";
  }
}
