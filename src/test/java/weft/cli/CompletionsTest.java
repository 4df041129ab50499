package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cli.command.Command;
import weft.cli.command.ExitCode;

class CompletionsTest {
  private final List<Command> commands = Commands.all(Wiring.parts());

  @TempDir Path directory;

  @Test
  void bashCompletesCommandsFlagsAndTheirWords() throws IOException, InterruptedException {
    assertEquals("crawl", inBash("weft", "cra"));
    assertEquals("--max-parameters --max-pages --max-per-host", inBash("weft", "crawl", "--max-p"));
    assertEquals("obey", inBash("weft", "crawl", "--robots", "ob"));
    assertEquals("--format", inBash("weft", "query", "--form"));
    assertEquals("stop set status", inBash("weft", "ctl", "site.db", "s"));
    assertEquals("--help", inBash("weft", "ctl", "site.db", "--h"));
    assertEquals("render", inBash("weft", "config", "r"));
  }

  /** What bash offers for the last word. */
  private String inBash(String... words) throws IOException, InterruptedException {
    Path script = directory.resolve("weft.bash");
    Files.writeString(script, new Completions(commands).bash());
    String typed = String.join(" ", words);
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _weft; echo \"${COMPREPLY[*]}\""
                    .formatted(script, typed, words.length - 1))
            .redirectErrorStream(true)
            .start();
    String offered = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor());
    return offered.strip();
  }

  @Test
  void everyShellKnowsEveryCommand() {
    Completions completions = new Completions(commands);
    for (String script : List.of(completions.bash(), completions.zsh(), completions.fish())) {
      for (Command command : commands) {
        assertTrue(script.contains(command.manual().name()), command.manual().name());
      }
    }
  }

  @Test
  void theManualPageNamesEveryFlagAndExitCode() {
    String page = ManPage.of(commands, "Weft 1");
    assertTrue(page.startsWith(".TH WEFT 1 \"\" \"Weft 1\""), page.substring(0, 40));
    assertTrue(page.contains("\\-\\-max\\-pages N\n"));
    for (ExitCode code : ExitCode.values()) {
      assertTrue(page.contains("\n" + code.code() + "\n"), code.name());
    }
  }
}
