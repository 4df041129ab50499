package weft.export.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.model.Header;
import weft.model.Headers;

/**
 * An HTTP answer taken apart: what a server sent, byte by byte, as an archive keeps it. Lenient as
 * browsers are, since what was archived cannot be asked for again.
 *
 * @param protocol in lower case
 * @param payload what follows the header, its transfer coding undone
 * @param raw what follows the header, as it stands
 * @param trouble what is wrong with it, for people; absent where nothing is
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record HttpAnswer(
    int status,
    String protocol,
    Headers headers,
    byte[] payload,
    byte[] raw,
    @Nullable String trouble) {
  private static final Pattern STATUS =
      Pattern.compile("(HTTP/\\d(?:\\.\\d)?)\\s+(\\d{3})(?:\\s.*)?", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_HEADER = 1 << 20;

  /** Takes an answer apart; null where these bytes are none. */
  static @Nullable HttpAnswer parse(byte[] block) {
    int end = endOfHeader(block);
    String head = new String(block, 0, Math.min(end, LONGEST_HEADER), StandardCharsets.ISO_8859_1);
    List<String> lines = head.lines().toList();
    if (lines.isEmpty()) {
      return null;
    }
    Matcher first = STATUS.matcher(lines.getFirst().strip());
    if (!first.matches()) {
      return null;
    }
    String protocol = protocol(first.group(1));
    Headers headers = headers(lines.subList(1, lines.size()));
    byte[] raw = Arrays.copyOfRange(block, end, block.length);
    int status = Integer.parseInt(first.group(2));
    if (!chunked(headers)) {
      return new HttpAnswer(status, protocol, headers, raw, raw, null);
    }
    Chunks chunks = Chunks.undo(raw);
    return new HttpAnswer(status, protocol, headers, chunks.bytes(), raw, chunks.trouble());
  }

  private static String protocol(String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    return lower.startsWith("http/2") ? "h2" : lower;
  }

  private static boolean chunked(Headers headers) {
    return headers.all("Transfer-Encoding").stream()
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("chunked"));
  }

  /** Where the body begins: after the first empty line, however lines end. */
  private static int endOfHeader(byte[] block) {
    for (int i = 0; i < block.length; i++) {
      if (block[i] == '\n') {
        if (i + 1 < block.length && block[i + 1] == '\n') {
          return i + 2;
        }
        if (i + 2 < block.length && block[i + 1] == '\r' && block[i + 2] == '\n') {
          return i + 3;
        }
      }
    }
    return block.length;
  }

  private static Headers headers(List<String> lines) {
    List<Header> fields = new ArrayList<>(lines.size());
    for (String line : lines) {
      int colon = line.indexOf(':');
      boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
      if (folded && !fields.isEmpty()) {
        Header last = fields.removeLast();
        fields.add(new Header(last.name(), last.value() + " " + line.strip()));
      } else if (colon > 0) {
        fields.add(new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
      }
    }
    return new Headers(fields);
  }
}
