package weft.fetch;

import java.util.List;
import java.util.Locale;
import weft.url.Glob;

/**
 * Which media types are wanted: the last range that matches decides. Where the first range is a
 * refusal everything else is wanted, otherwise nothing else is.
 */
public final class MediaRanges {
  /** Every type. */
  public static final MediaRanges ALL = of(List.of());

  private record Range(boolean wanted, Glob types) {}

  private final List<Range> ranges;
  private final boolean otherwise;

  private MediaRanges(List<Range> ranges) {
    this.ranges = List.copyOf(ranges.reversed());
    otherwise = ranges.isEmpty() || !ranges.getFirst().wanted();
  }

  /** From words such as {@code text/html}, {@code image/*} and, refused, {@code !image/gif}. */
  public static MediaRanges of(List<String> words) {
    return new MediaRanges(
        words.stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .map(
                word ->
                    word.startsWith("!")
                        ? new Range(false, Glob.of(word.substring(1)))
                        : new Range(true, Glob.of(word)))
            .toList());
  }

  /** Whether a Content-Type, with or without parameters, is wanted. */
  boolean wants(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    String plain = type.strip().toLowerCase(Locale.ROOT);
    for (Range range : ranges) {
      if (range.types().matches(plain)) {
        return range.wanted();
      }
    }
    return otherwise;
  }
}
