package weft.config;

import static weft.config.Topic.BESIDE;

import java.nio.file.Path;
import java.time.Duration;

/** Those of the {@link Settings} that say what happens beside the file that is written. */
public final class BesideKeys {
  public static final Key<String> ON_PAGE =
      Key.of(
              BESIDE,
              "on-page",
              TextType.of("CMD", "(?s).*\\S.*", "must be a command for the shell"),
              null,
              "Tell a shell command of each page, as JSON; it may answer with columns and links")
          .onlyAsFlag();

  public static final Key<Long> ON_PAGE_PROCESSES =
      Key.of(
          BESIDE,
          "on-page-processes",
          new NumberType(1, 1000),
          "1",
          "Run that many of the command at once");

  public static final Key<Duration> ON_PAGE_TIME =
      Key.of(
          BESIDE,
          "on-page-time",
          Settings.durations(1, Duration.ofHours(1)),
          "10s",
          "A page waits at most that long for it");

  public static final Key<Boolean> ON_PAGE_ANSWERS =
      Key.of(
          BESIDE,
          "on-page-answers",
          new SwitchType(false),
          "on",
          "off: the command only listens, and pages wait for no answer");

  public static final Key<Path> WARC =
      Key.of(
          BESIDE,
          "warc",
          new PathType("DIR"),
          null,
          "Write every answer to WARC files in DIR too, as the crawl goes on");

  public static final Key<Long> WARC_FILE_SIZE =
      Key.of(
          BESIDE,
          "warc-file-size",
          new SizeType(1),
          "1G",
          "Begin a new WARC file behind that size");

  private BesideKeys() {}
}
