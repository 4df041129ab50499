package weft.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import weft.cli.command.Command;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;

/** The manual page weft(1), in the roff macros of man(7). */
final class ManPage {
  private final StringBuilder text = new StringBuilder();

  private ManPage() {}

  static String of(List<Command> commands, String version) {
    ManPage page = new ManPage();
    page.macro("TH WEFT 1 \"\" " + argument(version) + " \"User Commands\"");
    page.macro("SH NAME");
    page.line("weft - a polite web crawler: a seed list in, one open SQLite file out");
    page.macro("SH SYNOPSIS");
    page.line("weft COMMAND [ARGUMENT...]");
    page.macro("SH COMMANDS");
    commands.forEach(page::command);
    page.macro("SH EXIT STATUS");
    for (ExitCode code : ExitCode.values()) {
      page.macro("TP");
      page.line(Integer.toString(code.code()));
      page.line(code.meaning());
    }
    page.macro("SH SEE ALSO");
    page.line("README.md explains the configuration file and the views of the database.");
    return page.text.toString();
  }

  private void command(Command command) {
    Manual manual = command.manual();
    macro("SS " + argument("weft " + manual.name()));
    line(sentence(manual.summary()));
    macro("PP");
    for (String form : manual.usage()) {
      line("weft " + form);
      macro("br");
    }
    for (String paragraph : manual.text()) {
      macro("PP");
      line(paragraph);
    }
    for (OptionSpec option : command.spec().options()) {
      if (!option.hidden()) {
        macro("TP");
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        line(String.join(", ", option.names()) + value);
        line(sentence(String.join(" ", option.description())));
      }
    }
    manual
        .examples()
        .forEach(
            example -> {
              macro("TP");
              line(example.line());
              line(sentence(example.effect()));
            });
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private void macro(String macro) {
    text.append('.').append(macro).append('\n');
  }

  private void line(String line) {
    String escaped = line.replace("\\", "\\e").replace("-", "\\-");
    text.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "");
    text.append(escaped).append('\n');
  }

  private static String argument(String words) {
    return '"' + words.replace("\"", "") + '"';
  }
}
