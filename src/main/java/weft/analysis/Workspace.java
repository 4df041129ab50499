package weft.analysis;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.store.AnalysisFile;
import weft.store.DerivedTable;
import weft.store.RowSink;
import weft.store.StoreException;

/**
 * One run of a stored crawl on the desk of whoever analyses it: the documented views show that run,
 * and what they need besides is derived when it is asked for. A crawl may be running into the same
 * file. For one thread, whose interrupt ends what is being done. Every method throws {@link
 * StoreException} when the file is in trouble.
 */
public final class Workspace implements AutoCloseable {
  /** Links in the file that are sorted and counted within some seconds. */
  private static final long SMALL = 3_000_000;

  private final AnalysisFile file;

  /** Derivations that this workspace has found or made; they stay as they are while it is open. */
  private final Set<String> made = new HashSet<>();

  private Workspace(AnalysisFile file) {
    this.file = file;
  }

  /** Opens a file; it shows that run, or else the newest one. */
  public static Workspace open(Path file, OptionalLong run) {
    return of(AnalysisFile.open(file, run));
  }

  /** Opens a file at a run, and keeps what is derived out of it, for as long as it is open. */
  static Workspace aside(Path file, long run) {
    return of(AnalysisFile.aside(file, run));
  }

  private static Workspace of(AnalysisFile opened) {
    try {
      SqlFunctions.addTo(opened.connection());
      return new Workspace(opened);
    } catch (SQLException e) {
      opened.close();
      throw new StoreException(opened.file() + ": " + e.getMessage(), e);
    }
  }

  /** The file. */
  public Path file() {
    return file.file();
  }

  /** The run that is shown; 0 where the file holds none. */
  public long run() {
    return file.run();
  }

  /** The connection, for queries that want no {@link RowSink}; it only reads. */
  public Connection connection() {
    return file.connection();
  }

  /**
   * Sees to it that something derived is there and current, with whatever that needs itself. Each
   * derivation is one transaction.
   */
  public void need(Derivation derivation, Progress progress) {
    if (made.contains(derivation.name())) {
      return;
    }
    derivation.needs().forEach(before -> need(before, progress));
    DerivedTable tables = tables(derivation);
    if (!file.current(tables)) {
      progress.at(derivation.name(), 0, 0);
      file.derive(tables, connection -> derivation.fill(connection, run(), progress));
    }
    made.add(derivation.name());
  }

  /** Changes derived tables that keep themselves up to date, in one transaction. */
  void change(AnalysisFile.Change change) {
    file.change(change);
  }

  /** Whether something derived is there and current, with whatever that needs. */
  public boolean has(Derivation derivation) {
    return made.contains(derivation.name())
        || (file.current(tables(derivation)) && derivation.needs().stream().allMatch(this::has));
  }

  /** Whether whatever is not marked costly can be derived and counted within a minute or so. */
  public boolean isSmall() {
    return number("SELECT max(id) FROM link") < SMALL;
  }

  private static DerivedTable tables(Derivation derivation) {
    return new DerivedTable(
        derivation.name(), derivation.version(), derivation.readsContent(), derivation.schema());
  }

  /**
   * Runs one query.
   *
   * @param sql may say {@code :run} for the run that is shown
   * @param parameters texts and numbers, in the place of each {@code ?}
   */
  public void query(String sql, List<?> parameters, RowSink sink) {
    file.query(sql, parameters, sink);
  }

  /**
   * Runs one query as somebody has written it.
   *
   * @throws StoreException of kind QUERY if it is not one, or wrong
   */
  public void ask(String sql, RowSink sink) {
    file.ask(sql, sink);
  }

  /** The number that a query answers; 0 where it answers nothing. */
  long number(String sql) {
    long[] number = {0};
    query(
        sql,
        List.of(),
        new RowSink() {
          @Override
          public void columns(List<String> names) {}

          @Override
          public void row(List<@Nullable Object> cells) {
            number[0] = cells.getFirst() instanceof Number found ? found.longValue() : 0;
          }
        });
    return number[0];
  }

  @Override
  public void close() {
    file.close();
  }
}
