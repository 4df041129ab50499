package weft.cli.ask;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.analysis.DiffCounts;
import weft.analysis.PageChange;
import weft.analysis.PageChange.Field;
import weft.cli.output.ResultWriter;

/** Changes for programs: a row for each thing that has changed, one for a URL new or gone. */
final class DiffRows implements DiffWriter {
  private static final List<String> COLUMNS =
      List.of("change", "url", "field", "old", "new", "diff");

  private final ResultWriter rows;

  DiffRows(ResultWriter rows) {
    this.rows = rows;
    rows.columns(COLUMNS);
  }

  @Override
  public void change(PageChange change) {
    String kind = change.kind().name().toLowerCase(Locale.ROOT);
    if (change.fields().isEmpty()) {
      row(kind, change.url(), null, null, null, null);
    }
    for (Field field : change.fields()) {
      boolean text = field.name().equals("text") && !change.passages().isEmpty();
      String diff = text ? String.join("\n", change.passages()) : null;
      row(kind, change.url(), field.name(), field.before(), field.after(), diff);
    }
  }

  private void row(@Nullable Object... cells) {
    rows.row(Arrays.asList(cells));
  }

  @Override
  public void end(DiffCounts counts) {
    rows.end();
  }
}
