package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.cli.command.Command;
import weft.cli.command.ExitCode;
import weft.config.Key;
import weft.config.Settings;
import weft.config.Topic;

class HelpTest {
  private final Terminal terminal = new Terminal(Path.of("."), new Wired().parts());

  private String page(String... words) {
    assertEquals(ExitCode.DONE, terminal.type(words), terminal.err());
    return terminal.out();
  }

  @Test
  void everyPageFitsIntoAHundredColumnsWithoutEscapes() {
    List<Command> commands = Commands.all(new Wired().parts());
    for (Command command : commands) {
      String name = command.manual().name();
      for (String line : page("help", name).split("\n", -1)) {
        assertTrue(line.length() <= 100, name + ": " + line);
        assertTrue(line.indexOf('\u001b') < 0, name);
      }
    }
    page("--help").lines().forEach(line -> assertTrue(line.length() <= 100, line));
  }

  @Test
  void everySettingIsExplainedUnderItsTopic() {
    String crawl = page("help", "crawl");
    for (Topic topic : Topic.values()) {
      assertTrue(crawl.contains("\n" + topic.title() + ":\n"), topic.title());
    }
    for (Key<?> key : Settings.all()) {
      assertTrue(crawl.contains(key.flag() + " ") || crawl.contains(key.flag() + "\n"), key.name());
    }
  }

  @Test
  void aliasesOfOtherToolsAreNotShown() {
    String crawl = page("help", "crawl");
    for (Key<?> key : Settings.all()) {
      key.aliases().forEach(a -> assertTrue(!crawl.contains(a.flag() + " "), a.flag()));
    }
  }

  @Test
  void theOverviewNamesEveryCommandAndExitCode() {
    String overview = page("--help");
    for (Command command : Commands.all(new Wired().parts())) {
      assertTrue(overview.contains("\n  " + command.manual().name() + " "), overview);
    }
    for (ExitCode code : ExitCode.values()) {
      assertTrue(overview.contains(code.code() + "  " + code.meaning()), code.name());
    }
  }
}
