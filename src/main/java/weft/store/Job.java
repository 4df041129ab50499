package weft.store;

import java.sql.SQLException;
import weft.model.Saved;

/**
 * Something for the writer to do. Runs on its thread, in a transaction that it shares with others;
 * may be run a second time if another job of that transaction broke.
 *
 * @param <T> what it answers
 */
sealed interface Job<T> {

  T run(Session session) throws SQLException;

  /** Saves a visit. */
  record Save(PackedVisit visit) implements Job<Saved> {
    @Override
    public Saved run(Session session) throws SQLException {
      return session.visits.save(visit);
    }
  }

  /** Anything else that reads or changes a few rows. */
  record Ask<T>(Question<T> question) implements Job<T> {
    @Override
    public T run(Session session) throws SQLException {
      return question.answer(session);
    }
  }

  /** What to do with the tables. */
  @FunctionalInterface
  interface Question<T> {
    T answer(Session session) throws SQLException;
  }
}
