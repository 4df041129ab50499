package weft.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import weft.cli.command.ExitCode;
import weft.cli.demo.DemoSite;

/**
 * The cookbook of the README: commands and what they print in a crawl of the demonstration site.
 * {@link #renewed} runs them all; what differs from crawl to crawl, the port and the times, is
 * written as {@link #PLACE} and one moment.
 */
final class Cookbook {
  /** What stands in the README for the place where the demonstration is served. */
  static final String PLACE = "127.0.0.1:40000";

  private static final String HEADING = "### Cookbook\n";
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```console\n\\$ (weft [^\n]+)\n.*?^```$");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");

  private final Terminal terminal;
  private final String place;

  private Cookbook(Terminal terminal, String place) {
    this.terminal = terminal;
    this.place = place;
  }

  /**
   * The same README with what each command prints now.
   *
   * @param directory where the demonstration is crawled to
   */
  static String renewed(String readme, Path directory) {
    try (DemoSite site = DemoSite.open(Path.of("data/demo-site"))) {
      Files.createDirectories(directory.resolve("data"));
      Terminal terminal = new Terminal(directory, Wiring.parts());
      String config = Path.of("config/demo.toml").toAbsolutePath().toString();
      String file = "data/demo.db";
      String[] crawl = {"crawl", site.origin() + "/", "-o", file, "-c", config};
      if (terminal.type(crawl) != ExitCode.DONE) {
        throw new IllegalStateException(terminal.err());
      }
      String place = site.origin().replace("http://", "");
      String section = section(readme);
      return readme.replace(section, new Cookbook(terminal, place).answered(section));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The blocks of a README's cookbook, in their order. */
  static List<String> blocks(String readme) {
    return BLOCK.matcher(section(readme)).results().map(MatchResult::group).toList();
  }

  private static String section(String readme) {
    int from = readme.indexOf(HEADING);
    return readme.substring(from, readme.indexOf("\n### ", from));
  }

  private String answered(String section) {
    return BLOCK
        .matcher(section)
        .replaceAll(
            block ->
                Matcher.quoteReplacement(
                    "```console\n$ " + block.group(1) + "\n" + printed(block.group(1)) + "```"));
  }

  /** What a command prints once nothing has to be derived any more. */
  private String printed(String command) {
    String[] words = ShellLine.words(command.replace(PLACE, place)).toArray(String[]::new);
    ExitCode _ = terminal.type(words);
    ExitCode code = terminal.type(words);
    if (code != ExitCode.DONE && code != ExitCode.FINDINGS) {
      throw new IllegalStateException(command + ": " + terminal.err());
    }
    String text = (terminal.out() + terminal.err()).replace(place, PLACE);
    return TIME.matcher(text)
        .replaceAll(time -> "2026-01-01T12:00:00" + (time.group(1) == null ? "Z" : ".000Z"))
        .lines()
        .map(line -> line.stripTrailing() + "\n")
        .collect(Collectors.joining());
  }
}
