package weft.cli;

/** The forms in which {@code weft query} writes its result. */
enum ResultFormat {
  TABLE,
  CSV,
  JSONL;

  ResultWriter writer(Out out, Screen screen) {
    return switch (this) {
      case TABLE -> new TableWriter(out, screen);
      case CSV -> new CsvWriter(out, screen);
      case JSONL -> new JsonLinesWriter(out);
    };
  }
}
