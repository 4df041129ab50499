package weft.analysis;

import java.util.List;
import java.util.Optional;
import weft.store.RowSink;

/**
 * A question to a stored crawl that many ask, with its answer as a table. It is data: whoever shows
 * it needs to know nothing but its columns.
 *
 * @param name what users call it
 * @param meaning one sentence for people
 * @param columns in their order
 * @param needs what has to be derived before
 * @param content whether it shows content, which the crawl may have left to be derived
 * @param costly whether what it needs takes long, so that it is worked out only for those who ask
 * @param sql one query, whose columns are those; it may say {@code :run}
 */
public record Report(
    String name,
    String meaning,
    List<Column> columns,
    List<Derivation> needs,
    boolean content,
    boolean costly,
    String sql) {

  public Report {
    columns = List.copyOf(columns);
    needs = List.copyOf(needs);
  }

  /** The column of that name. */
  public Optional<Column> column(String wanted) {
    return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
  }

  /** Derives what it needs. */
  public void prepare(Workspace workspace, Progress progress) {
    needs.forEach(derivation -> workspace.need(derivation, progress));
  }

  /** Whether all that it needs is there. */
  public boolean isPrepared(Workspace workspace) {
    return needs.stream().allMatch(workspace::has);
  }

  /** Hands over its rows; what it needs must have been prepared. */
  public void rows(Workspace workspace, Selection selection, RowSink sink) {
    workspace.query(selection.of(sql), List.of(), sink);
  }

  /** How many rows it has that a selection takes; what it needs must have been prepared. */
  public long count(Workspace workspace, Selection selection) {
    return workspace.number("SELECT count(*) FROM (" + selection.of(sql) + ")");
  }
}
