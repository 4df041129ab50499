package weft.config;

import static weft.config.Topic.BOUNDS;

import java.time.Duration;

/** Those of the {@link Settings} that say what one answer may cost. */
public final class BoundKeys {
  private static final long LARGEST = 1L << 30;

  public static final Key<Long> MAX_SIZE =
      Key.of(BOUNDS, "max-size", new SizeType(1), "10M", "Read at most that of a body")
          .alias("--max-body-size");
  public static final Key<Long> MAX_DECODED =
      Key.of(BOUNDS, "max-decoded", new SizeType(1), "50M", "The same after decompression");
  public static final Key<Long> MAX_RATIO =
      Key.of(
          BOUNDS,
          "max-ratio",
          new NumberType(1, 1_000_000),
          "1000",
          "Decompress a body to at most N times its size; 1M is always allowed");
  public static final Key<Long> MAX_HEADER =
      Key.of(
          BOUNDS,
          "max-header",
          new SizeType(1024, 256 * 1024),
          "256K",
          "Take an answer whose header is no longer than that");
  public static final Key<Long> MAX_LINKS =
      Key.of(
          BOUNDS,
          "max-links",
          new NumberType(1, 10_000_000),
          "100000",
          "Keep at most N links of a page");
  public static final Key<Long> MAX_ELEMENTS =
      Key.of(
          BOUNDS,
          "max-elements",
          new NumberType(1, 100_000_000),
          "500000",
          "Read at most N elements of a page");
  public static final Key<Long> MAX_NESTING =
      Key.of(
          BOUNDS,
          "max-nesting",
          new NumberType(16, 512),
          "512",
          "Flatten a page whose elements are nested deeper");
  public static final Key<Duration> PARSE_TIME =
      Key.of(
          BOUNDS,
          "parse-time",
          Settings.durations(1, Duration.ofHours(1)),
          "5s",
          "Read a page for at most that long; a sitemap six times as long");
  public static final Key<Long> MAX_ROBOTS =
      Key.of(
          BOUNDS,
          "max-robots",
          new SizeType(500 * 1024, 64 << 20),
          "500K",
          "Read at most that of a robots.txt");
  public static final Key<Long> MAX_SITEMAP =
      Key.of(
          BOUNDS,
          "max-sitemap",
          new SizeType(1024, LARGEST),
          "50M",
          "Read at most that of a sitemap, unzipped or not");

  private BoundKeys() {}
}
