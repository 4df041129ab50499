package weft.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weft.cli.output.Answer;
import weft.cli.output.Answer.Row;
import weft.cli.output.Wording;
import weft.model.Run;
import weft.model.Told.Outcome;
import weft.store.StoreReader;

/** How a command of the user's did with the pages of a run, in words. */
public final class OnPageCounts {
  private static final String COUNTS =
      """
      SELECT t.outcome, count(*) FROM told t JOIN fetch f ON f.id = t.fetch
      WHERE f.run = %d GROUP BY t.outcome
      """;

  private OnPageCounts() {}

  /** The outcomes with their counts; empty where no command was told of any page. */
  public static Optional<String> of(StoreReader file, Run run) {
    List<Row> rows = Answer.to(file, COUNTS, run.id());
    List<String> words = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      rows.stream()
          .filter(row -> row.text(0).equals(outcome.label()))
          .forEach(row -> words.add(Wording.number(row.number(1)) + " " + outcome.label()));
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
  }
}
