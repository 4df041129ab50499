package weft.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Loading;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.SettingFlags;
import weft.cli.output.Printable;
import weft.cli.output.Wording;
import weft.config.ConfigException;
import weft.config.ConfigTemplate;
import weft.config.Effective;
import weft.config.Nearest;
import weft.config.Settings;

/** {@code weft config}: what the settings are, and where each comes from. */
final class ConfigCommand implements Command {
  private static final List<String> ACTIONS = List.of("check", "render", "init");

  private final SettingFlags flags = new SettingFlags(Settings.all());

  @Override
  public Manual manual() {
    return new Manual(
        "config",
        Chapter.CARE,
        "check, show or begin a configuration",
        List.of("config check [SETTING…]", "config render [SETTING…]", "config init"),
        List.of(
            "check says whether everything is right; render prints every setting with its value and"
                + " its origin, as TOML; init prints a file that explains every key. All take the"
                + " flags of crawl."),
        List.of(
            new Example("weft config init > weft.toml", "a file to begin with"),
            new Example(
                "weft config render -c site.toml --delay 2s", "what would count, and why")));
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Arguments.spec(
            Arguments.argument(
                0, "ACTION", "check, render or init", List.of("check", "render", "init")));
    flags.addTo(spec);
    return spec;
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    String action = Arguments.argument(line, 0);
    switch (action) {
      case "init" -> console.out().print(ConfigTemplate.text());
      case "render" -> console.out().print(Printable.text(effective(console).renderToml()));
      case "check" -> console.out().line(checked(effective(console)));
      default ->
          throw new ConfigException(
              "unknown action '"
                  + action
                  + "' of config"
                  + Nearest.hint(action, ACTIONS, "; there are check, render and init"));
    }
    return ExitCode.DONE;
  }

  private Effective effective(Console console) {
    return Loading.of(flags.given(), console);
  }

  private static String checked(Effective effective) {
    long set =
        Settings.inFiles().stream().filter(key -> !effective.origin(key).equals("default")).count();
    return "the configuration is right; "
        + Wording.count(set, "setting differs", "settings differ")
        + " from the defaults";
  }
}
