package weft.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import weft.store.StoreException.Kind;

/**
 * A Weft file that is open for analysis: what was crawled is read, and tables derived from it are
 * kept beside it. They go into the file itself while nobody else writes to it, which is owned only
 * as long as they are written; otherwise into temporary tables of the same names, which hide those
 * of the file. So a query just names the table. For one thread; an interrupt of that thread ends
 * what SQLite does at the moment. Every method throws {@link StoreException} when the file is in
 * trouble.
 */
public final class AnalysisFile implements AutoCloseable {
  /** Steps of SQLite's virtual machine between two looks at the thread's interrupt: some ms. */
  private static final int STEPS = 100_000;

  private final Path file;
  private final Connection connection;
  private final long run;
  private final DerivedTables tables;
  private final boolean aside;

  private AnalysisFile(Path file, Connection connection, long run, boolean aside) {
    this.aside = aside;
    this.file = file;
    this.connection = connection;
    this.run = run;
    this.tables = new DerivedTables(connection, run);
  }

  /** Opens a file; its views show that run, or else the newest one. */
  public static AnalysisFile open(Path file, OptionalLong run) {
    return open(file, run, false);
  }

  /** Opens a file at a run; what is derived is kept in temporary tables, whoever has the file. */
  public static AnalysisFile aside(Path file, long run) {
    return open(file, OptionalLong.of(run), true);
  }

  private static AnalysisFile open(Path file, OptionalLong run, boolean aside) {
    try (StoreReader reader = StoreReader.open(file)) {
      if (run.isPresent()) {
        reader.refuseUnknown(run.getAsLong());
      }
    }
    Connection connection = Database.analysable(file);
    try {
      long shown =
          run.isPresent()
              ? run.getAsLong()
              : Database.number(connection, "SELECT max(id) FROM run");
      Views.show(connection, shown);
      Database.run(connection, "PRAGMA query_only = ON");
      ProgressHandler.setHandler(connection, STEPS, new Interruption());
      return new AnalysisFile(file, connection, shown, aside);
    } catch (SQLException e) {
      throw Database.closed(connection, Trouble.whateverItIs(file, e));
    } catch (RuntimeException e) {
      throw Database.closed(connection, e);
    }
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  /** The run that its views show; 0 where the file holds none. */
  public long run() {
    return run;
  }

  /** The connection; it only reads, but for a {@link Filling}. */
  public Connection connection() {
    return connection;
  }

  /** Fills tables that have just been made. */
  @FunctionalInterface
  public interface Filling {
    /** Puts in all their rows. */
    void fill(Connection connection) throws SQLException;
  }

  /** Whether these tables are there, and hold what the run holds now. */
  public boolean current(DerivedTable derived) {
    try {
      return tables.current(derived);
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  /** Makes tables, in the place of those of the same names, in one transaction. */
  public void derive(DerivedTable derived, Filling filling) {
    try (OwnerLock owner = owner()) {
      Database.run(connection, "PRAGMA query_only = OFF");
      Database.run(connection, owner == null ? "BEGIN" : "BEGIN IMMEDIATE");
      try {
        tables.make(derived, owner == null, filling);
        Database.run(connection, "COMMIT");
      } catch (SQLException | RuntimeException e) {
        tables.forget(derived);
        Database.rollBack(connection, e);
        throw e;
      } finally {
        Database.run(connection, "PRAGMA query_only = ON");
      }
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  /** Changes tables that are derived and keep themselves up to date. */
  @FunctionalInterface
  public interface Change {
    /**
     * Makes the change.
     *
     * @param database in which the tables are: main, or temp where the file cannot be written now
     */
    void make(Connection connection, String database) throws SQLException;
  }

  /** Changes derived tables in one transaction. */
  public void change(Change change) {
    try (OwnerLock owner = owner()) {
      Database.run(connection, "PRAGMA query_only = OFF");
      Database.run(connection, owner == null ? "BEGIN" : "BEGIN IMMEDIATE");
      try {
        change.make(connection, owner == null ? "temp" : "main");
        Database.run(connection, "COMMIT");
      } catch (SQLException | RuntimeException e) {
        Database.rollBack(connection, e);
        throw e;
      } finally {
        Database.run(connection, "PRAGMA query_only = ON");
      }
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  /**
   * Runs one query of ours.
   *
   * @param sql may say {@code :run} for the run that is shown
   * @param parameters texts and numbers, in the place of each {@code ?}
   */
  public void query(String sql, List<?> parameters, RowSink sink) {
    answer(sql.replace(":run", Long.toString(run)), parameters, sink);
  }

  /**
   * Runs one query as somebody has written it.
   *
   * @throws StoreException of kind {@link Kind#QUERY} if it is not one, or wrong
   */
  public void ask(String sql, RowSink sink) {
    answer(QueryText.oneQuery(sql), List.of(), sink);
  }

  private void answer(String sql, List<?> parameters, RowSink sink) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        new QueryAnswer(rows).into(sink);
      }
    } catch (SQLException e) {
      throw Trouble.of(file, e) == null && !Thread.currentThread().isInterrupted()
          ? new StoreException(Kind.QUERY, "SQL: " + QueryText.reason(e), e)
          : trouble(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  /** The right to write to the file; null where another has it, or nobody may write. */
  private @Nullable OwnerLock owner() {
    Path directory = file.toAbsolutePath().getParent();
    if (aside || !Files.isWritable(file) || directory == null || !Files.isWritable(directory)) {
      return null;
    }
    try {
      return OwnerLock.take(file);
    } catch (StoreException e) {
      if (e.kind().wrongFile()) {
        return null;
      }
      throw e;
    }
  }

  private StoreException trouble(SQLException e) {
    return Thread.currentThread().isInterrupted()
        ? new StoreException(Kind.IO, file + ": the analysis was interrupted; ask again", e)
        : Trouble.whateverItIs(file, e);
  }

  /** Ends a statement whose thread was interrupted. */
  private static final class Interruption extends ProgressHandler {
    @Override
    protected int progress() {
      return Thread.currentThread().isInterrupted() ? 1 : 0;
    }
  }
}
