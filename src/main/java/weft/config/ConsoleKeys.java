package weft.config;

import static weft.config.Topic.CONSOLE;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Those of the {@link Settings} that say what the command line reads, shows and tells. */
public final class ConsoleKeys {
  public static final Key<Path> CONFIG =
      Key.of(
              CONSOLE,
              "config",
              new PathType(),
              null,
              "Read settings from FILE; default is weft.toml where there is one")
          .letter('c')
          .manyTimes()
          .onlyAsFlag();
  public static final Key<String> SET =
      Key.of(
              CONSOLE,
              "set",
              new TextType("K=V", Pattern.compile("[^=]+=.*"), "must look like key=value"),
              null,
              "Set any setting by its name in a configuration file")
          .manyTimes()
          .onlyAsFlag();
  public static final Key<Progress> PROGRESS =
      Key.of(
              CONSOLE,
              "progress",
              new ChoiceType<>(Progress.class),
              "auto",
              "auto: bar on a terminal, else plain lines")
          .alias("--no-progress=none");
  public static final Key<Path> EVENTS =
      Key.of(CONSOLE, "events", new PathType(), null, "Add a line of JSON to FILE for each visit");
  public static final Key<String> METRICS =
      Key.of(
          CONSOLE,
          "metrics",
          new TextType(
              "PORT",
              Pattern.compile(
                  "(?:[0-9.]+:|\\[[0-9A-Fa-f:.]+\\]:|[A-Za-z0-9.-]+:)?" + TextType.PORT),
              "must be a port, or ADDRESS:PORT"),
          null,
          "Serve counts for Prometheus at /metrics, on loopback unless ADDRESS:PORT is given");
  public static final Key<Boolean> PROFILE =
      Key.of(
          CONSOLE,
          "profile",
          new SwitchType(true),
          "off",
          "Say at the end where the time of the crawl went");
  public static final Key<LogFormat> LOG_FORMAT =
      Key.of(
          CONSOLE,
          "log-format",
          new ChoiceType<>(LogFormat.class),
          "text",
          "How FILE.log is written: lines for people, or a JSON object each");
  public static final Key<Boolean> VERBOSE =
      Key.of(CONSOLE, "verbose", new SwitchType(true), "off", "Log every request").letter('v');
  public static final Key<Boolean> QUIET =
      Key.of(CONSOLE, "quiet", new SwitchType(true), "off", "Show errors only").letter('q');

  private ConsoleKeys() {}
}
