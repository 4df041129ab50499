package weft.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An encoding of the WHATWG Encoding Standard.
 *
 * @param name the standard's name for it
 * @param charset what decodes it; absent where a table does, or nothing
 * @param upper the characters of bytes A0 to FF where a table decodes; empty for the replacement
 *     encoding
 */
record Encoding(String name, @Nullable Charset charset, String upper) {
  private static final Map<String, Encoding> BY_LABEL = load();

  static final Encoding UTF_8 = of("utf-8").orElseThrow();
  static final Encoding UTF_16BE = of("utf-16be").orElseThrow();
  static final Encoding UTF_16LE = of("utf-16le").orElseThrow();
  static final Encoding WINDOWS_1252 = of("windows-1252").orElseThrow();

  /** The encoding with that label ("get an encoding"). */
  static Optional<Encoding> of(String label) {
    String key = Ascii.strip(label).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_LABEL.get(key));
  }

  /** The text of bytes from an offset on; what is no text becomes U+FFFD. */
  String decode(byte[] bytes, int offset) {
    if (charset != null) {
      return new String(bytes, offset, bytes.length - offset, charset);
    }
    return upper.isEmpty() ? (bytes.length > offset ? "\uFFFD" : "") : decodeByTable(bytes, offset);
  }

  boolean isUtf16() {
    return equals(UTF_16BE) || equals(UTF_16LE);
  }

  private String decodeByTable(byte[] bytes, int offset) {
    StringBuilder text = new StringBuilder(bytes.length - offset);
    for (int i = offset; i < bytes.length; i++) {
      int b = bytes[i] & 0xFF;
      text.append(b < 0xA0 ? (char) b : upper.charAt(b - 0xA0));
    }
    return text.toString();
  }

  private static Map<String, Encoding> load() {
    Map<String, Encoding> encodings = new HashMap<>();
    try (InputStream in = Encoding.class.getResourceAsStream("encodings.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> read(line, encodings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(encodings);
  }

  private static void read(String line, Map<String, Encoding> encodings) {
    List<String> fields = List.of(line.split(" ", -1));
    String decoder = fields.get(1);
    boolean table = decoder.startsWith("=");
    Charset charset = table || decoder.equals("-") ? null : Charset.forName(decoder);
    Encoding encoding = new Encoding(fields.get(0), charset, table ? decoder.substring(1) : "");
    fields.subList(2, fields.size()).forEach(label -> encodings.put(label, encoding));
  }
}
