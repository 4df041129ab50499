package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.cli.command.Command;
import weft.cli.command.ExitCode;

/** Every command line in the README is one that Weft understands. Nothing is fetched. */
class ReadmeCommandsTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
  private static final Pattern SPAN = Pattern.compile("`((?:[^`\n]|\n(?!\n))*?\\bweft [^`]+)`");

  @TempDir Path directory;

  /** Command lines of code blocks and of code within text and tables. */
  static List<String> lines() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    List<String> lines = new ArrayList<>();
    Matcher block = BLOCK.matcher(readme);
    while (block.find()) {
      block.group(1).lines().filter(line -> line.contains("weft ")).forEach(lines::add);
    }
    Matcher span = SPAN.matcher(readme.replaceAll("(?ms)^```.*?^```$", ""));
    while (span.find()) {
      String line = span.group(1).replaceAll("\\s+", " ").replace("\\|", "|");
      if (line.startsWith("weft ")) {
        lines.add(line);
      }
    }
    return lines;
  }

  @Test
  void thereAreManyOfThem() throws IOException {
    assertTrue(lines().size() > 60, lines().size() + " lines");
    assertEquals(
        List.of("query", "a.db", "SELECT 'x' > 1", "--format", "csv"),
        ShellLine.words("sort x | weft query a.db \"SELECT 'x' > 1\" --format csv > b.csv   # so"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aCommandLineIsUnderstood(String line) throws IOException {
    List<String> words = ShellLine.words(line);
    List<Command> commands = Commands.all(Wiring.parts());
    Stream<String> names = commands.stream().map(command -> command.manual().name());
    if (words.size() == 1 && names.anyMatch(words.getFirst()::equals)) {
      return; // The command is spoken of by its name alone.
    }
    var _ = Commands.line(commands).parseArgs(words.toArray(String[]::new));
    if (words.getFirst().equals("crawl") && !line.contains("…")) {
      taken(words);
    }
  }

  /** The values of a crawl's flags are right too. */
  private void taken(List<String> words) throws IOException {
    for (String word : words) {
      String file = word.replaceFirst("@.*", "");
      if (file.matches("[\\w./-]+\\.(txt|csv)")) {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "Landing Page\nhttps://example.org/\n");
      }
    }
    if (words.get(1).equals("-o")) { // a crawl of the file once more
      words.set(2, Sample.in(directory, weft.model.RunEnd.FINISHED).toString());
    }
    Terminal terminal =
        new Terminal(directory, new Wired().parts()).stdin("https://example.org/\n");
    ExitCode code = terminal.type(words.toArray(String[]::new));
    assertEquals(ExitCode.DONE, code, terminal.err());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aQueryIsOneThatAFileAnswers(String line) {
    List<String> words = ShellLine.words(line);
    if (words.getFirst().equals("query") && words.size() > 2 && words.get(2).contains(" ")) {
      Path file = Sample.in(directory, weft.model.RunEnd.FINISHED);
      Terminal terminal = new Terminal(directory, new Wired().parts());
      ExitCode code = terminal.type("query", file.toString(), words.get(2));
      assertEquals(ExitCode.DONE, code, terminal.err());
    }
  }
}
