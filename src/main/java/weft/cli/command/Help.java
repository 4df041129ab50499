package weft.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.config.Key;
import weft.config.Settings;
import weft.config.Topic;

/** Help pages: plain text within 100 columns. */
public final class Help {
  private static final int WIDTH = 100;
  private static final int LEFT = 32;

  private final StringBuilder text = new StringBuilder();

  private Help() {}

  /** What {@code weft --help} prints. */
  public static String overview(List<Command> commands) {
    Help help = new Help();
    help.line("Weft, a polite web crawler: a seed list in, one open SQLite file out.");
    help.heading("Usage");
    help.line("  weft COMMAND [ARGUMENT…]");
    for (Chapter chapter : Chapter.values()) {
      help.heading(chapter.title());
      commands.stream()
          .map(Command::manual)
          .filter(manual -> manual.chapter() == chapter)
          .forEach(manual -> help.row(manual.name(), manual.summary()));
    }
    help.examples(
        List.of(
            new Example("weft demo", "try it, without a network"),
            new Example("weft crawl https://example.org/ -o site.db", "crawl a site politely"),
            new Example("weft query site.db 'SELECT * FROM pages LIMIT 5'", "read the result")));
    help.exitCodes();
    help.blank();
    help.line(
        "'weft help COMMAND' says more. Settings may stand in weft.toml: 'weft config init'.");
    return help.text.toString();
  }

  /** What {@code weft COMMAND --help} prints. */
  public static String page(Manual manual, CommandSpec spec) {
    Help help = new Help();
    help.line("weft " + manual.name() + ": " + manual.summary() + ".");
    help.heading("Usage");
    manual.usage().forEach(form -> help.line("  weft " + form));
    for (String paragraph : manual.text()) {
      help.blank();
      help.fill(paragraph);
    }
    help.options(spec);
    help.examples(manual.examples());
    return help.text.toString();
  }

  private void options(CommandSpec spec) {
    List<PositionalParamSpec> arguments = spec.positionalParameters();
    if (!arguments.isEmpty()) {
      heading("Arguments");
      arguments.forEach(a -> row(a.paramLabel(), String.join(" ", a.description())));
    }
    List<OptionSpec> others = new ArrayList<>(spec.options());
    others.removeIf(OptionSpec::hidden);
    for (Topic topic : Topic.values()) {
      List<Key<?>> keys =
          Settings.all().stream()
              .filter(key -> key.topic() == topic)
              .filter(key -> others.removeIf(option -> option.names()[0].equals(key.flag())))
              .toList();
      if (!keys.isEmpty()) {
        heading(topic.title());
        keys.forEach(this::setting);
      }
    }
    heading("Options");
    others.forEach(this::option);
  }

  private void setting(Key<?> key) {
    String letter = key.letter() == null ? "    " : "-" + key.letter() + ", ";
    String value = key.bare() ? "" : " " + key.type().label();
    String choices = key.type().label();
    boolean crowded = choices.length() > 18;
    String left = letter + key.flag() + (crowded ? " WORD" : value);
    String right = key.description() + (crowded ? ": " + choices.replace("|", ", ") : "");
    boolean plain = key.fallback() == null || key.bare();
    row(left, right + (plain ? "" : " [" + key.fallback() + "]"));
  }

  private void option(OptionSpec option) {
    String names = String.join(", ", option.names());
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    String left = option.names()[0].startsWith("--") ? "    " + names : names;
    row(left + value, String.join(" ", option.description()));
  }

  private void examples(List<Example> examples) {
    if (examples.isEmpty()) {
      return;
    }
    heading("Examples");
    for (Example example : examples) {
      line("  " + example.line());
      line("      " + example.effect());
    }
  }

  private void exitCodes() {
    heading("Exit codes");
    for (ExitCode code : ExitCode.values()) {
      String number = Integer.toString(code.code());
      line("  " + " ".repeat(3 - number.length()) + number + "  " + code.meaning());
    }
  }

  private void row(String left, String right) {
    String margin = " ".repeat(LEFT);
    List<String> lines = wrap(right, WIDTH - LEFT);
    if (left.length() + 4 > LEFT) {
      line("  " + left);
      lines.forEach(line -> line(margin + line));
    } else {
      line("  " + left + " ".repeat(LEFT - 2 - left.length()) + lines.getFirst());
      lines.subList(1, lines.size()).forEach(line -> line(margin + line));
    }
  }

  private void fill(String paragraph) {
    wrap(paragraph, WIDTH).forEach(this::line);
  }

  private static List<String> wrap(String words, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private void heading(String title) {
    blank();
    line(title + ":");
  }

  private void blank() {
    text.append('\n');
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
