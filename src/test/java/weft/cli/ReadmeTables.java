package weft.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weft.analysis.Column;
import weft.analysis.IssueRules;
import weft.analysis.Report;
import weft.analysis.Reports;
import weft.analysis.RobotsTest;
import weft.cli.ask.RobotsAnswer;
import weft.cli.command.ExitCode;
import weft.config.Key;
import weft.config.Settings;
import weft.config.Topic;
import weft.model.Reason;
import weft.store.Schema;

/**
 * The tables of the README that say what the program knows of itself: settings, exit codes, reasons
 * and views. {@link #main} writes them and the {@link Cookbook} anew, {@link ReadmeTest} holds the
 * README to them.
 */
final class ReadmeTables {
  private static final Path README = Path.of("README.md");
  private static final Pattern VIEW =
      Pattern.compile("((?:^-- .*\n)+)^CREATE VIEW (\\w+) AS$", Pattern.MULTILINE);

  private ReadmeTables() {}

  /** Brings the README of the working directory up to date. */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("cookbook");
    Files.writeString(README, Cookbook.renewed(renewed(Files.readString(README)), directory));
  }

  /** The same README with every table as the program has it. */
  static String renewed(String readme) {
    String text = readme;
    for (Topic topic : Topic.values()) {
      text = table(text, "**" + topic.title() + "**", settings(topic));
    }
    text = table(text, "### Exit codes", exitCodes());
    text = table(text, "### States and reasons", reasons());
    text = table(text, "### Each report", reports());
    text = table(text, "### Each rule", rules());
    int first = text.indexOf("#### `");
    int end = text.indexOf("\n### ", first);
    return text.substring(0, first) + views() + text.substring(end + 1);
  }

  /** Replaces the rows of the first table behind a heading. */
  private static String table(String text, String heading, String rows) {
    int from = text.indexOf("\n| --- ", text.indexOf(heading + "\n"));
    int first = text.indexOf('\n', from + 1) + 1;
    Matcher end = Pattern.compile("^(?!\\|)", Pattern.MULTILINE).matcher(text);
    if (from < 0 || !end.find(first)) {
      throw new IllegalArgumentException("no table behind " + heading);
    }
    return text.substring(0, first) + rows + text.substring(end.start());
  }

  private static String settings(Topic topic) {
    return Settings.all().stream()
        .filter(key -> key.topic() == topic)
        .map(ReadmeTables::setting)
        .collect(Collectors.joining());
  }

  private static String setting(Key<?> key) {
    String value = key.bare() ? "" : " " + key.type().label().replace("|", "\\|");
    String letter = key.letter() == null ? "" : "`-" + key.letter() + "`";
    String fallback = key.fallback();
    String shown =
        fallback == null || (key.bare() && fallback.equals("off")) ? "" : "`" + fallback + "`";
    return "| `%s%s` | %s | %s | %s |\n"
        .formatted(key.flag(), value, letter, key.description(), shown);
  }

  private static String exitCodes() {
    return Stream.of(ExitCode.values())
        .map(code -> "| %d | %s |\n".formatted(code.code(), code.meaning()))
        .collect(Collectors.joining());
  }

  private static String reasons() {
    return Stream.of(Reason.values())
        .map(
            reason ->
                "| `%s` | %s | %s |\n"
                    .formatted(
                        reason.label(),
                        reason.state().name().toLowerCase(Locale.ROOT),
                        reason.meaning()))
        .collect(Collectors.joining());
  }

  private static String reports() {
    return Stream.concat(Reports.all().stream(), Stream.of(robotsTest()))
        .map(
            report ->
                "| `%s` | %s | %s |\n".formatted(report.name(), report.meaning(), columns(report)))
        .collect(Collectors.joining());
  }

  private static String rules() {
    return IssueRules.all().stream()
        .map(
            rule ->
                "| `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                        rule.id(),
                        rule.severity().label(),
                        rule.category(),
                        rule.meaning(),
                        rule.advice().replace("<", "&lt;")))
        .collect(Collectors.joining());
  }

  /** With a column for one crawler. */
  private static Report robotsTest() {
    return new RobotsTest(List.of("NAME"), RobotsAnswer::of).report();
  }

  private static String columns(Report report) {
    return report.columns().stream()
        .map(ReadmeTables::column)
        .collect(Collectors.joining("<br>"))
        .replace("|", "\\|");
  }

  private static String column(Column column) {
    String header = column.header();
    return "`%s` %s%s"
        .formatted(column.name(), column.meaning(), header == null ? "" : " [" + header + "]");
  }

  private static String views() {
    StringBuilder all = new StringBuilder();
    Matcher view = VIEW.matcher(source());
    while (view.find()) {
      String about = view.group(1).replaceAll("(?m)^-- ", "").strip().replace('\n', ' ');
      all.append(
          "#### `%s`\n\n%s\n\n| column | meaning |\n| --- | --- |\n"
              .formatted(view.group(2), about));
      for (Schema.Column column : Objects.requireNonNull(Schema.views().get(view.group(2)))) {
        all.append("| `%s` | %s |\n".formatted(column.name(), column.meaning()));
      }
      all.append('\n');
    }
    return all.toString();
  }

  private static String source() {
    try (InputStream in = Schema.class.getResourceAsStream("views.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
