package weft.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON object a line, its keys the column names. */
public final class JsonLinesWriter implements ResultWriter {
  private final Out out;
  private List<String> keys = List.of();

  /** A writer to there. */
  public JsonLinesWriter(Out out) {
    this.out = out;
  }

  @Override
  public void columns(List<String> names) {
    keys = names.stream().map(JsonText::of).toList();
  }

  @Override
  public void row(List<@Nullable Object> values) {
    StringBuilder line = new StringBuilder("{");
    for (int i = 0; i < keys.size(); i++) {
      line.append(i == 0 ? "" : ",").append(keys.get(i)).append(':');
      line.append(JsonText.of(values.get(i)));
    }
    out.line(line.append('}').toString());
  }

  @Override
  public void end() {}
}
