package weft.cli.ask;

import weft.cli.command.Console;
import weft.cli.output.CsvWriter;
import weft.cli.output.JsonLinesWriter;

/** The forms in which {@code weft diff} writes changes. */
enum DiffFormat {
  TABLE,
  CSV,
  JSONL,
  MD;

  DiffWriter writer(Console console, String before, String after) {
    return switch (this) {
      case TABLE -> new DiffList(console.out(), console.screen());
      case CSV -> new DiffRows(new CsvWriter(console.out(), console.screen()));
      case JSONL -> new DiffRows(new JsonLinesWriter(console.out()));
      case MD -> new DiffMarkdown(console.out(), before, after);
    };
  }
}
