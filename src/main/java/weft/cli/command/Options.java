package weft.cli.command;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Options of commands that are no settings. */
public final class Options {
  private Options() {}

  /** An option without a value. */
  public static OptionSpec bare(String name, String description) {
    return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
  }

  /** An option with a value; the last one counts. */
  public static OptionSpec one(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** An option that may be repeated, or take several values separated by commas. */
  public static OptionSpec many(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .splitRegex(",")
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** The value of {@link #one}, or that one. */
  public static String value(ParseResult line, String name, String otherwise) {
    return line.matchedOptionValue(name, otherwise);
  }

  /** The values of {@link #many}. */
  public static List<String> values(ParseResult line, String name) {
    return line.matchedOptionValue(name, List.of());
  }
}
