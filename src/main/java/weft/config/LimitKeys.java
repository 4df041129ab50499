package weft.config;

import static weft.config.Topic.LIMITS;

import java.time.Duration;
import java.util.regex.Pattern;

/** Those of the {@link Settings} that say where a crawl ends although URLs are left. */
public final class LimitKeys {
  private static final Duration YEARS = Duration.ofDays(3650);
  private static final long MANY = 1_000_000_000_000L;

  public static final Key<Long> MAX_PAGES =
      Key.of(LIMITS, "max-pages", new NumberType(1, MANY), null, "Stop after N pages")
          .letter('m')
          .alias("--limit", "--page-limit");

  public static final Key<Duration> MAX_TIME =
      Key.of(LIMITS, "max-time", Settings.durations(1000, YEARS), null, "Stop after that time")
          .alias("--time-limit");

  public static final Key<Long> MAX_BYTES =
      Key.of(LIMITS, "max-bytes", new SizeType(1), null, "Stop after that many bytes received")
          .alias("--quota");

  public static final Key<Long> MAX_PER_HOST =
      Key.of(
          LIMITS,
          "max-per-host",
          new NumberType(1, Integer.MAX_VALUE),
          null,
          "Fetch at most N pages a host");

  public static final Key<String> BUDGET =
      Key.of(
              LIMITS,
              "budget",
              new TextType(
                  "GLOB=N",
                  Pattern.compile("\\S+=\\d{1,9}"),
                  "must look like https://example.org/tag/*=50"),
              null,
              "Fetch at most N pages whose whole URL matches; * stands for any characters")
          .manyTimes();

  public static final Key<Long> MIN_FREE_DISK =
      Key.of(
          LIMITS, "min-free-disk", new SizeType(0), "1G", "Stop when the disk has less free space");

  private LimitKeys() {}
}
