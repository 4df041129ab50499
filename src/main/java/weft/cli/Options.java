package weft.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Options of commands that are no settings. */
final class Options {
  private Options() {}

  /** An option without a value. */
  static OptionSpec bare(String name, String description) {
    return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
  }

  /** An option with a value; the last one counts. */
  static OptionSpec one(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** An option that may be repeated, or take several values separated by commas. */
  static OptionSpec many(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .splitRegex(",")
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** The value of {@link #one}, or that one. */
  static String value(ParseResult line, String name, String otherwise) {
    return line.matchedOptionValue(name, otherwise);
  }

  /** The values of {@link #many}. */
  static List<String> values(ParseResult line, String name) {
    return line.matchedOptionValue(name, List.of());
  }
}
